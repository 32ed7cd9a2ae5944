import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { freezeRevision } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { Done, Published, PublishInput } from '#lib/releases/schema.ts';
import { tellStanding } from '#lib/releases/standing.ts';
import { announce } from './announce.ts';
import { freezeCorrection, type Ground } from './correct.ts';
import { freezeFirstEditions, publishFiles, renderContent } from './freeze.ts';
import { publishedStanding } from './published-standing.ts';
import { takePlace } from './take-place.ts';

/** The first edition: number, address, text. */
async function freezeFirst(tx: Tx, actor: Actor, found: LoadedDraft, ground: Ground, reservationId?: string) {
  const { release, content } = found;
  const rendered = renderContent(content);
  const taken = await takePlace(tx, found, rendered, reservationId);
  if (!taken.ok) return taken;
  const { place, contentHash, named } = taken.value;
  await freezeFirstEditions(tx, [{ place, content, rendered, contentHash }], 'published');
  const { label, path, period, number } = place;
  await recordEvent(tx, actor, {
    type: 'release.published',
    releaseId: release.id,
    deskId: release.deskId,
    data: { edition: 1, label, path, period: period.key, number, contentHash, ...ground },
  });
  return ok({ named, place });
}

function withdrawnMeanwhile(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
  });
}

/** Who publishes and why: an editor what is approved, the house what is due, an editor what cannot wait. */
export type Publication =
  | { verb: 'publish'; reservationId?: string }
  | { verb: 'publishDue' }
  | { verb: 'publishUrgently'; reason: string };

/** The frozen text that becomes public, and what allows it. What nobody approved is frozen now. */
async function groundOf(tx: Tx, actor: Actor, found: LoadedDraft, how: Publication): Promise<Ground> {
  const { draft, facts } = found;
  const frozen = draft.revisions[0];
  if (how.verb === 'publishUrgently') {
    const isFrozen = frozen?.contentHash === facts.contentHash;
    const revision = isFrozen ? frozen.number : await freezeRevision(tx, actor, found);
    return { revision, urgentReason: how.reason };
  }
  const due = how.verb === 'publishDue' && draft.publishAt ? { scheduledFor: draft.publishAt.toISOString() } : {};
  return { revision: frozen?.number ?? 0, approvedHash: facts.contentHash, ...due };
}

type OnDraft = { releaseId: string; version: number | null };

/** What a release is called and where it stands. */
type Name = { label: string; path: string };

/** What was done, and what the release is called: that is told once PostgreSQL has answered, at the latest with the commit. */
type Publishing = { done: Done; named: Promise<Name> };

/**
 * The one path by which a text becomes public, whoever asks for it: lock, ask the rules of the verb, freeze the text as
 * a first edition under the next number or as the next edition under its own, record. Runs inside the caller's
 * transaction, which must roll back what a refusal leaves behind.
 */
export async function publishIn(
  tx: Tx,
  actor: Actor,
  { releaseId, version: seen }: OnDraft,
  how: Publication,
): Promise<Result<Publishing>> {
  const found = await lockDraft(tx, releaseId);
  if (!found) return notFound();
  const { release, draft, facts } = found;
  const refused = refusal(how.verb, actor, facts, seen);
  if (refused) return refused;
  const isCorrection = draft.kind === 'correction';
  if (isCorrection && release.publicState !== 'published') return withdrawnMeanwhile(release.label);
  // From the number on others wait for us: what can be done before is done before.
  const ground = await groundOf(tx, actor, found, how);
  await publishFiles(tx, releaseId, found.content);
  if (how.verb === 'publishUrgently')
    await enqueue(tx, 'notify-review', { releaseId, event: 'published-urgently', by: actor.name });
  const frozen = isCorrection
    ? ok(await freezeCorrection(tx, actor, found, ground))
    : await freezeFirst(tx, actor, found, ground, how.verb === 'publish' ? how.reservationId : undefined);
  if (!frozen.ok) return frozen;
  const { named, place } = frozen.value;
  const urgent = how.verb === 'publishUrgently' ? how.reason : null;
  await announce(tx, releaseId, { draftId: draft.id, by: actor.id, urgent });
  // Nobody else can have raised it under the lock.
  const version = draft.version + 1;
  if (place) {
    const { revision } = ground;
    tellStanding(tx, releaseId, async () =>
      publishedStanding(found, actor, await named, { version, revision, isUrgent: urgent !== null }),
    );
  }
  return ok({ done: { releaseId, version, state: 'published' }, named });
}

/** The frame of those commands that publish at once: a transaction of their own, then what the release is called. */
export function publishWith<Input extends OnDraft>(how: (input: Input) => Publication) {
  return async (actor: Actor, input: Input): Promise<Result<Published>> => {
    let named: Promise<Name> | undefined;
    const result = await transact(actor, async (tx) => {
      const published = await publishIn(tx, actor, input, how(input));
      if (!published.ok) return published;
      named = published.value.named;
      return ok(published.value.done);
    });
    if (!result.ok) return result;
    const name = await named;
    if (!name) throw new Error(`release ${input.releaseId} was published without a name`);
    return ok({ ...result.value, label: name.label, path: name.path });
  };
}

/**
 * Publishes an approved text: a first edition under the next number of its series, a correction as the next edition
 * under its own. One transaction: if any part fails, nothing has happened and no number is lost; if it is
 * acknowledged, it is durable.
 */
export const publishRelease = publishWith<PublishInput>(({ reservationId }) => ({
  verb: 'publish',
  ...(reservationId ? { reservationId } : {}),
}));
