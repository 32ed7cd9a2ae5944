// A house declares facts about its archive. The register's proof takes them into account.
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyRegister } from '#lib/audit/queries.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { asHouse, codesOf, makeContent, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { beginPeriod, declareAbsent } from './declare.ts';
import { reserveNumber, setNextNumber, voidNumber } from './numbers.ts';
import { provePeriods } from '#lib/site/register-count-queries.ts';

const house = systemActor('the test');
let editor: Actor;
const period = '2021-11';

beforeAll(async () => {
  editor = await makeUser('editor', null);
});

async function archived(numbers: number[]) {
  const { series, desk } = await makeHouse();
  for (const number of numbers) {
    const publishedAt = new Date('2021-11-23T05:00:00Z');
    const input = { series: series.key, desk: desk.key, language: 'en', number, publishedAt, content: makeContent() };
    valueOf(await archiveRelease(house, input));
  }
  return series.key;
}

const proof = async (series: string, of = period) => (await provePeriods([{ series, period: of }]))[0];

describe('an archive that begins late', () => {
  it('is incomplete from 1 on until the house declares its beginning, and complete from there', async () => {
    const series = await archived([195, 196, 197, 198]);
    expect(await proof(series)).toMatchObject({
      first: 1,
      isWhole: false,
      counted: 4,
      expected: 198,
      missing: [{ from: 1, to: 194 }],
    });
    const input = { series, period, number: 195, reason: 'Older ones were lost.' };
    expect(valueOf(await beginPeriod(house, input))).toMatchObject({ label: 'PR No.195', declared: true });
    expect(await proof(series)).toMatchObject({
      first: 195,
      last: 198,
      isWhole: true,
      counted: 4,
      missing: [],
      begins: { number: 195, at: expect.any(Date), note: 'Older ones were lost.' },
    });
    expect(valueOf(await beginPeriod(house, input)).declared).toBe(false);
    expect(codesOf(await beginPeriod(house, { ...input, number: 196 }))).toEqual(['number-before']);
    expect(codesOf(await beginPeriod(editor, input))).toEqual(['role']);
    expect(codesOf(await beginPeriod(house, { ...input, period: '2021-13' }))).toEqual(['period']);
  });

  it('has its gaps named until each number is declared absent', async () => {
    const series = await archived([1, 2, 5, 9]);
    expect((await proof(series))?.missing).toEqual([
      { from: 3, to: 4 },
      { from: 6, to: 8 },
    ]);
    const reason = 'Not in the binders.';
    expect(valueOf(await declareAbsent(house, { series, period, from: 6, to: 8, reason })).declared).toBe(3);
    expect(await proof(series)).toMatchObject({
      absent: 3,
      published: 4,
      isWhole: false,
      missing: [{ from: 3, to: 4 }],
    });
    expect(codesOf(await declareAbsent(house, { series, period, from: 4, to: 6, reason }))).toEqual(['number-taken']);
    expect(codesOf(await declareAbsent(editor, { series, period, from: 3, to: 4, reason }))).toEqual(['role']);
    valueOf(await declareAbsent(house, { series, period, from: 3, to: 4, reason }));
    expect(await proof(series)).toMatchObject({ isWhole: true, counted: 9, expected: 9 });
    const { broken } = await asHouse(verifyRegister);
    expect(broken).toBeNull();
  });
});

describe('the proof', () => {
  it('counts reserved and void numbers, and each number once whatever its languages', async () => {
    const { series, desk } = await makeHouse();
    const first = valueOf(await reserveNumber(editor, { series: series.key, reason: 'By telephone' }));
    valueOf(await reserveNumber(editor, { series: series.key, reason: 'By telephone' }));
    valueOf(await voidNumber(editor, { reservationId: first.reservationId, reason: 'Called off.' }));
    expect(await proof(series.key, first.period)).toMatchObject({ reserved: 1, void: 1, counted: 2, isWhole: true });
    for (const language of ['en', 'ur']) {
      const content = makeContent();
      const publishedAt = new Date('2021-11-23T05:00:00Z');
      valueOf(
        await archiveRelease(house, { series: series.key, desk: desk.key, language, number: 1, publishedAt, content }),
      );
    }
    expect(await proof(series.key)).toMatchObject({ published: 1, counted: 1, expected: 1, isWhole: true });
  });

  it('of a series whose first number was set begins there, and says so', async () => {
    const { key } = (await makeHouse()).series;
    const { period: now } = valueOf(
      await setNextNumber(house, { series: key, next: 500, reason: 'As the forms are printed.' }),
    );
    valueOf(await reserveNumber(editor, { series: key, reason: 'By telephone' }));
    expect(await proof(key, now)).toMatchObject({ first: 500, last: 500, isWhole: true, begins: { number: 500 } });
  });
});
