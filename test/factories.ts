// Rows for tests, with defaults that a test may override. They write as the house, by the product's
// commands where there is one, and within every database rule.
import { type Actor, type Grant, type Role, systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Refusal, type Result } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import type { Content } from '#lib/text/schema.ts';
import type { VerbResult, PublishResult } from '#lib/releases/schema.ts';
import { createRelease } from '#lib/releases/create.ts';
import { saveDraft } from '#lib/releases/write.ts';

const house = systemActor('the test');
let counter = 0;
const unique = () => `${process.pid.toString(36)}${(counter++).toString(36)}`;

/**
 * The value of a result.
 * @throws with the reasons, if it is a refusal
 */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.reasons.map((reason) => `${reason.code}: ${reason.message}`).join('; '));
  return result.value;
}

/**
 * The codes of a refusal.
 * @throws if it is none
 */
export function codesOf(result: Result<unknown>): string[] {
  if (result.ok) throw new Error('expected a refusal');
  return (result as Refusal).reasons.map((reason) => reason.code);
}

/** Writes as the house in one transaction. */
export async function asHouse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return valueOf(await transact(house, async (tx) => ok(await work(tx))));
}

/** The house, two desks and a series. The house itself is created once a database. */
export async function makeHouse(
  series: { key?: string; labelTemplate?: string; period?: string; approvals?: number } = {},
) {
  const key = series.key ?? `s${unique()}`;
  return asHouse(async (tx) => {
    const row = {
      names: { en: 'Demonstration House' },
      timeZone: 'Asia/Karachi',
      languages: ['en', 'ur'],
      endMark: '*-*-*-*-*',
      accent: '#0b5d3b',
      accentDark: '#7cc9a3',
    };
    await tx.house.upsert({ where: { id: 1 }, create: row, update: {} });
    await tx.publicHouse.upsert({ where: { id: 1 }, create: row, update: {} });
    const desk = await tx.desk.create({ data: { key: `desk-${unique()}`, names: { en: 'First desk' } } });
    const otherDesk = await tx.desk.create({ data: { key: `desk-${unique()}`, names: { en: 'Other desk' } } });
    const made = await tx.series.create({
      data: {
        names: { en: 'Press releases' },
        labelTemplate: 'PR No.{n}',
        period: 'month',
        timeZone: 'Asia/Karachi',
        ...series,
        key,
      },
    });
    await tx.publicSeries.create({
      data: { key, names: { en: 'Press releases' }, labelTemplate: made.labelTemplate, period: made.period },
    });
    return { desk, otherDesk, series: made };
  });
}

/** A user with roles on a desk, or on the whole house for null. The password does not work. */
export async function makeUser(role: Role | Role[], deskId: string | null): Promise<Extract<Actor, { kind: 'user' }>> {
  const list = Array.isArray(role) ? role : [role];
  const email = `${list.join('-')}-${unique()}@demo.example`;
  return asHouse(async (tx) => {
    const user = await tx.userAccount.create({
      data: { email, name: `Test ${list.join(' and ')}`, passwordHash: 'none' },
    });
    const grants: Grant[] = list.map((one) => ({ role: one, deskId }));
    await tx.roleGrant.createMany({ data: grants.map((grant) => ({ ...grant, userId: user.id })) });
    return { kind: 'user' as const, id: user.id, name: user.name, email, grants };
  });
}

/** A house with an officer and an editor of its first desk: what most tests begin with. */
export async function makeOffice(series: Parameters<typeof makeHouse>[0] = {}) {
  const place = await makeHouse(series);
  const officer = await makeUser('officer', place.desk.id);
  const editor = await makeUser('editor', place.desk.id);
  return { place, officer, editor };
}

export type Office = Awaited<ReturnType<typeof makeOffice>>;

/** A complete text. */
export function makeContent(changes: Partial<Content> = {}): Content {
  return {
    headline: 'Demonstration: a text that is complete',
    subheadlines: [],
    dateline: 'Islamabad: November 23, 2026',
    body: documentOf([
      'The first paragraph of the demonstration, which is written in the language of the release.',
      'The second one.',
    ]),
    endMark: '*-*-*-*-*',
    ...changes,
  };
}

/** A draft with a complete text, written by `officer`. */
export async function makeDraft(
  officer: Actor,
  place: { series: { key: string }; desk: { key: string } },
  changes: Partial<Content> = {},
) {
  const made = valueOf(
    await createRelease(officer, { series: place.series.key, desk: place.desk.key, language: 'en', text: '' }),
  );
  return valueOf(
    await saveDraft(officer, { releaseId: made.releaseId, version: made.version, content: makeContent(changes) }),
  );
}

/** Submits a draft as the officer and approves it as the editor. */
export async function makeApproved(officer: Actor, editor: Actor, draft: VerbResult): Promise<VerbResult> {
  return valueOf(await approveDraft(editor, valueOf(await submitDraft(officer, draft))));
}

/** The same, then published. */
export async function makePublished(officer: Actor, editor: Actor, draft: VerbResult): Promise<PublishResult> {
  return valueOf(await publishRelease(editor, await makeApproved(officer, editor, draft)));
}
