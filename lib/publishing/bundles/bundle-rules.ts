// The rules of a bundle: approved texts that become public together. Promises:
//   - all of a bundle is published, or nothing; a refusal says every reason of every text
//   - an editor of all its desks orders it, schedules it, publishes it and takes it apart
//   - an editor of any of its desks stops it: takes back its schedule, or takes a text out
//   - nothing of it changes while it is scheduled; a text that leaves ends the schedule
import { type Actor, holds } from '#lib/core/actor.ts';
import { clock } from '#lib/core/time/calendar.ts';
import type { Reason, ReasonParams, Refusal } from '#lib/core/result.ts';
import type { Objection } from '#lib/releases/needs-rules.ts';
import { refusalFrom } from '#lib/releases/rules.ts';

/** The largest bundle. */
export const mostTexts = 1000;

/** What the rules need to know of a bundle. */
export type BundleFacts = {
  version: number;
  changedBy: string;
  changedAt: Date;
  /** null unless it is scheduled. */
  publishAt: Date | null;
  /** How many texts are in it. */
  size: number;
  /** The desk of each text that the actor sees. */
  desks: string[];
};

type Row = {
  /** null: whether it is scheduled or not. */
  scheduled: boolean | null;
  /** How many of its desks the editor needs. */
  editorOf: 'every desk' | 'any desk';
  words: string;
};

/** What can be done to a bundle. `words` complete “You cannot … the bundle”. */
export const bundleWorkflow = {
  order: { scheduled: false, editorOf: 'every desk', words: 'put another order to' },
  join: { scheduled: false, editorOf: 'every desk', words: 'add to' },
  schedule: { scheduled: false, editorOf: 'every desk', words: 'schedule' },
  unschedule: { scheduled: true, editorOf: 'any desk', words: 'take back the schedule of' },
  publish: { scheduled: false, editorOf: 'every desk', words: 'publish' },
  takeApart: { scheduled: false, editorOf: 'every desk', words: 'take apart' },
} as const satisfies Record<string, Row>;

export type BundleVerb = keyof typeof bundleWorkflow;
export const bundleVerbs = Object.keys(bundleWorkflow) as BundleVerb[];

function roleObjections(verb: BundleVerb, actor: Actor, { size, desks }: BundleFacts): Objection[] {
  const { editorOf, words } = bundleWorkflow[verb];
  const forbidden = (code: string, message: string, params: ReasonParams): Objection[] => [
    { kind: 'forbidden', code, message, params },
  ];
  const edits = (desk: string) => holds(actor, ['editor'], desk);
  if (editorOf === 'any desk')
    return desks.some(edits)
      ? []
      : forbidden('role', `To ${words} the bundle you need to be editor on one of its desks. Ask one of them.`, {
          to: 'bundle',
          desks: 'any',
        });
  if (!desks.every(edits))
    return forbidden('role', `To ${words} the bundle you need to be editor on each of its desks. Ask one of them.`, {
      to: 'bundle',
      desks: 'every',
    });
  if (desks.length === size) return [];
  const unseen = size - desks.length;
  return forbidden(
    'bundle-beyond-desks',
    `${unseen} of the releases in the bundle ${unseen === 1 ? 'is' : 'are'} of desks that you do not see. To ${words} it you need to be editor on each of its desks.`,
    { unseen },
  );
}

function versionObjections({ version, changedBy, changedAt }: BundleFacts, seen: number | null): Objection[] {
  if (seen === null || seen === version) return [];
  const message = `${changedBy} changed the bundle at ${clock(changedAt)} (version ${version}; yours is ${seen}). Look at it again, then do it once more.`;
  const params = { what: 'bundle', by: changedBy, at: clock(changedAt), version, seen };
  return [{ kind: 'stale', code: 'stale', message, params }];
}

function stateObjections(verb: BundleVerb, { publishAt }: BundleFacts): Objection[] {
  const { scheduled, words } = bundleWorkflow[verb];
  if (scheduled === (publishAt !== null)) return [];
  const message = publishAt
    ? `You cannot ${words} the bundle: it is scheduled for ${clock(publishAt)}. Take back the schedule first.`
    : 'The bundle is not scheduled.';
  return publishAt
    ? [{ kind: 'conflict', code: 'bundle-scheduled', message, params: { at: clock(publishAt) } }]
    : [{ kind: 'conflict', code: 'bundle-not-scheduled', message }];
}

/**
 * Every reason against doing this to a bundle, or null.
 * @param seenVersion the version that the actor saw; null skips the check
 * @param moreObjections from the texts, or from the input
 */
export function refusalOnBundle(
  verb: BundleVerb,
  actor: Actor,
  facts: BundleFacts,
  seenVersion: number | null,
  moreObjections: Objection[] = [],
): Refusal | null {
  return refusalFrom([
    ...roleObjections(verb, actor, facts),
    ...versionObjections(facts, seenVersion),
    ...stateObjections(verb, facts),
    ...moreObjections,
  ]);
}

/** A text of a bundle, in its order, and what speaks against publishing it. */
export type Member = { headline: string; refused: Refusal | null };

/**
 * Every reason of every text, each with the text that it is about. `place` and `headline` are among
 * the params.
 */
export function objectionsOfMembers(members: Member[]): Objection[] {
  return members.flatMap(({ headline, refused }, index) =>
    (refused?.reasons ?? []).map(({ code, message, params }) => ({
      kind: refused?.kind ?? 'conflict',
      code,
      message: `${index + 1}. “${headline}”: ${message}`,
      params: { ...params, place: index + 1, headline },
    })),
  );
}

/** The refusal of a bundle because of its texts, or null. */
export function refusalOfMembers(members: Member[]): Refusal | null {
  return refusalFrom(objectionsOfMembers(members));
}

/** The objection to an order that does not hold exactly the texts of the bundle. */
export function objectionsToOrder(present: string[], order: string[]): Objection[] {
  const isSame = present.length === order.length && present.every((id) => order.includes(id));
  if (isSame) return [];
  const message = 'The bundle has other releases by now. Look at it again, then put it in order.';
  return [{ kind: 'conflict', code: 'bundle-texts', message }];
}

/** The objection to one more text, where the bundle has no room for it. */
export function objectionsToSize(size: number): Objection[] {
  if (size < mostTexts) return [];
  const message = `A bundle has ${mostTexts} releases at most.`;
  return [{ kind: 'conflict', code: 'bundle-full', message, params: { most: mostTexts } }];
}

/** Why the schedule of a bundle ended when a text was taken out of it. */
export const endedByLeaving = (by: string): Reason => ({
  code: 'bundle-left',
  message: `${by} took a release out of the bundle before its time, so its schedule ended. Look at what is left, then publish it or set another time.`,
  params: { by },
});
