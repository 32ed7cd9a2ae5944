// Every state of a release, made as the house and then given to its writer.
import type { Client } from 'pg';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { makeBundle } from '#lib/publishing/bundles/commands.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { scheduleRelease } from '#lib/publishing/schedule.ts';
import { publishUrgently } from '#lib/publishing/urgent.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import type { Actor } from '#lib/core/actor.ts';
import { approveDraft, discardDraft, requestChanges, submitDraft } from '#lib/releases/commands.ts';
import { setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';

type User = Extract<Actor, { kind: 'user' }>;
/** The people who bring releases into their states. No cell is about them. */
export type Crew = {
  /** A series that needs two approvals. */
  strict: { series: { key: string } };
  officer: User;
  editor: User;
  place: { series: { key: string }; desk: { id: string; key: string } };
};
export type Subject = { releaseId: string; version: number };

export async function crewOf(place: Crew['place']): Promise<Crew> {
  const officer = await makeUser('officer', place.desk.id);
  const editor = await makeUser('editor', place.desk.id);
  return { officer, editor, place, strict: await makeHouse({ approvals: 2 }) };
}

type Make = (crew: Crew) => Promise<Subject>;

const draft: Make = ({ officer, place }) => makeDraft(officer, place);
const submitted: Make = async (crew) => valueOf(await submitDraft(crew.officer, await draft(crew)));
const approved: Make = async (crew) => valueOf(await approveDraft(crew.editor, await submitted(crew)));
const published: Make = async (crew) => valueOf(await publishRelease(crew.editor, await approved(crew)));
const withdrawn = async (crew: Crew, keepText: boolean) => {
  const { releaseId } = await published(crew);
  return valueOf(await withdrawRelease(crew.editor, { releaseId, reason: 'Demonstration.', keepText }));
};

export const situations = {
  draft,
  submitted,
  'changes requested': async (crew) =>
    valueOf(await requestChanges(crew.editor, { ...(await submitted(crew)), reason: 'Demonstration.' })),
  'half approved': (crew) => approved({ ...crew, place: { ...crew.place, series: crew.strict.series } }),
  approved,
  embargoed: async (crew) => {
    const embargo = { until: new Date('2099-06-02T08:00:00Z'), terms: 'Demonstration.' };
    return valueOf(await setEmbargo(crew.editor, { ...(await approved(crew)), ...embargo }));
  },
  bundled: async (crew) => {
    const text = await approved(crew);
    valueOf(await makeBundle(crew.editor, { name: 'Demonstration', releaseIds: [text.releaseId] }));
    return text;
  },
  scheduled: async (crew) => {
    const publishAt = new Date('2099-12-31T23:00:00Z');
    return valueOf(await scheduleRelease(crew.editor, { ...(await approved(crew)), publishAt }));
  },
  discarded: async (crew) => valueOf(await discardDraft(crew.officer, await draft(crew))),
  published,
  'published urgently': async (crew) =>
    valueOf(await publishUrgently(crew.editor, { ...(await draft(crew)), reason: 'Demonstration.' })),
  correcting: async (crew) => {
    const { officer } = crew;
    const begun = valueOf(await startCorrection(officer, await published(crew)));
    const content = makeContent({ headline: 'Demonstration: corrected', note: 'The headline was corrected.' });
    return valueOf(await saveDraft(officer, { ...begun, content }));
  },
  withdrawn: (crew) => withdrawn(crew, true),
  'withdrawn, text removed': (crew) => withdrawn(crew, false),
} satisfies Record<string, Make>;
export type Situation = keyof typeof situations;
export const everySituation = Object.keys(situations) as Situation[];

/** Makes `writerId` the person who started and wrote the text. */
export const handTo = (admin: Client, writerId: string, { releaseId }: Subject) =>
  admin.query('UPDATE newsroom.draft SET writers = ARRAY[$1::uuid], created_by_id = $1 WHERE release_id = $2', [
    writerId,
    releaseId,
  ]);
