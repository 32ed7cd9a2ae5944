import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeHouse,
  makeUser,
  valueOf,
} from '#test/factories.ts';
import { archiveReleases, prepareEntry } from './import.ts';
import { publishRelease } from '#lib/publishing/publish.ts';

const house = systemActor('the test');
let officer: Actor;
let editor: Actor;
let now: Date;

beforeAll(async () => {
  officer = await makeUser('officer', null);
  editor = await makeUser('editor', null);
  now = await asHouse(async (tx) => (await tx.$queryRaw<{ now: Date }[]>`SELECT now()`)[0]?.now ?? new Date(0));
});

function entry(
  number: number,
  headline = `Demonstration: release ${number}`,
  publishedAt = new Date('2021-11-23T07:00Z'),
) {
  const made = prepareEntry({ number, publishedAt, content: makeContent({ headline }) });
  if ('refused' in made) throw new Error('it was not prepared');
  return made.prepared;
}
const targetOf = (where: Awaited<ReturnType<typeof makeHouse>>) => ({ series: where.series.key, desk: where.desk.key });
const counted = (series: string) => asHouse((tx) => tx.registerEntry.count({ where: { series } }));

describe('a batch of an archive', () => {
  it('is imported by the house alone, whatever roles a person holds', async () => {
    const where = await makeHouse();
    const everything = await makeUser(['officer', 'editor', 'auditor', 'admin'], null);
    for (const actor of [officer, editor, await makeUser('admin', null), everything])
      expect(codesOf(await archiveReleases(actor, targetOf(where), [entry(1)]))).toEqual(['role']);
    expect(await counted(where.series.key)).toBe(0);
  });

  it('is decided entry by entry: a number is archived once, a future date is refused', async () => {
    const where = await makeHouse();
    const later = new Date(now.getTime() + 86_400_000);
    const entries = [entry(2), entry(1), entry(2, 'Demonstration: another'), entry(3, undefined, later)];
    const outcomes = valueOf(await archiveReleases(house, targetOf(where), entries));
    expect(
      outcomes.map((one) => (one.state === 'refused' ? one.reasons[0].code : `${one.state} ${one.label}`)),
    ).toEqual(['taken PR No.2', 'taken PR No.1', 'number-taken', 'date-future']);
    const again = valueOf(await archiveReleases(house, targetOf(where), entries.slice(0, 2)));
    expect(again.map((one) => one.state)).toEqual(['there', 'there']);
    expect(await counted(where.series.key)).toBe(2);
  });

  it('is written whole or not at all', async () => {
    const where = await makeHouse();
    // Half a letter is no text to PostgreSQL.
    const { rendered, ...third } = entry(3);
    const broken = { ...third, rendered: { ...rendered, text: { ...rendered.text, endMark: '\uD800' } } };
    await expect(archiveReleases(house, targetOf(where), [entry(1), entry(2), broken])).rejects.toThrow();
    expect(await counted(where.series.key)).toBe(0);
    expect(await asHouse((tx) => tx.release.count({ where: { seriesId: where.series.id } }))).toBe(0);
    expect(await asHouse((tx) => tx.counter.count({ where: { seriesId: where.series.id } }))).toBe(0);
  });

  it('goes on beside a newsroom at work: every number once, the next one above the archive', async () => {
    const where = await makeHouse();
    const ready = [];
    for (let i = 0; i < 6; i++) {
      const draft = await makeDraft(officer, where);
      ready.push(await makeApproved(officer, editor, draft));
    }
    const batches = [0, 1, 2, 3].map((batch) =>
      Array.from({ length: 20 }, (_, i) => entry(20 * batch + i + 1, undefined, now)),
    );
    const [archived, published] = await Promise.all([
      Promise.all(batches.map((batch) => archiveReleases(house, targetOf(where), batch))),
      Promise.all(ready.map((one) => publishRelease(editor, one))),
    ]);
    const outcomes = archived.flatMap((one) => valueOf(one));
    const labels = published.map((one) => valueOf(one).label);
    expect(new Set(labels).size).toBe(6);
    // A number that the newsroom was faster to take is refused, not doubled.
    const numbers = outcomes.flatMap((one) => (one.state === 'taken' ? [one.label] : []));
    const refused = outcomes.flatMap((one) => (one.state === 'refused' ? one.reasons : []));
    expect(numbers.length + refused.length).toBe(80);
    expect(refused.every((reason) => reason.code === 'number-taken')).toBe(true);
    const all = await asHouse((tx) => tx.publicRelease.findMany({ where: { series: where.series.key } }));
    expect(all.map((one) => one.label).toSorted()).toEqual([...labels, ...numbers].toSorted());
    const counter = await asHouse((tx) => tx.counter.findFirstOrThrow({ where: { seriesId: where.series.id } }));
    expect(counter.next).toBe(Math.max(...all.map((one) => one.number)) + 1);
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
    expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
  });

  it('refuses a text that holds what no release can have', () => {
    const body = { type: 'doc' as const, content: [{ type: 'script' }] };
    expect('refused' in prepareEntry({ number: 1, publishedAt: now, content: makeContent({ body }) })).toBe(true);
    const plain = makeContent({ body: documentOf(['Text.']) });
    expect('prepared' in prepareEntry({ number: 1, publishedAt: now, content: plain })).toBe(true);
  });
});
