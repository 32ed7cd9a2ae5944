import { expect, it } from 'vitest';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { rowsOf } from '#lib/core/statement.ts';
import { asHouse, makeHouse } from '#prisma/factories.ts';
import { numberAhead, takeAhead } from './ahead.ts';
import { allotNumber, type SeriesRow } from './commands.ts';
import { periodAt } from './rules.ts';

type Series = Awaited<ReturnType<typeof makeHouse>>['series'];

const allot = (series: Series) => asHouse((tx) => allotNumber(tx, series));

/** A number of the series as it is told ahead by `now`; a little later than now where the day is about to turn. */
function ahead(series: SeriesRow, now: Date) {
  const told =
    numberAhead(series, now, 'UTC') ?? numberAhead({ ...series, timeZone: 'Asia/Kathmandu' }, now, 'Asia/Kathmandu');
  if (!told) throw new Error('no period was told');
  return told;
}

async function takeNow(tx: Tx, series: Series) {
  return takeAhead(tx, series, ahead(series, await databaseNow(tx)), '');
}

const filled = async (tx: Tx, said: string) =>
  (await rowsOf<{ filled: string }>(tx)`SELECT newsroom.filled(${said}) AS filled`)[0]?.filled;

it('a number is of the period in which it is taken', async () => {
  const { series } = await makeHouse();
  const now = await asHouse(databaseNow);
  const period = periodAt({ ...series, period: 'month' }, now);
  const taken = [await allot(series), await asHouse((tx) => takeNow(tx, series)), await allot(series)];
  expect(taken.map(({ number, label }) => [number, label])).toEqual(
    [1, 2, 3].map((number) => [number, `PR No.${number}`]),
  );
  for (const { period: of, at } of taken) {
    expect(of).toEqual(period);
    expect(Math.abs(at.getTime() - now.getTime())).toBeLessThan(60_000);
  }
});

it('a number is not taken in a period that was told for another time', async () => {
  const { series } = await makeHouse();
  const now = await asHouse(databaseNow);
  for (const days of [-40, -1, 1, 40]) {
    const other = new Date(now.getTime() + days * 86_400_000);
    await expect(asHouse((tx) => takeAhead(tx, series, ahead(series, other), ''))).rejects.toThrow(
      'no number was taken',
    );
  }
  expect((await allot(series)).number).toBe(1);
});

it('those who take at once get one number each, and a later number has no earlier time', async () => {
  const { series } = await makeHouse();
  const taken = await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 3 === 0 ? allot(series) : asHouse((tx) => takeNow(tx, series)))),
  );
  const inOrder = taken.toSorted((a, b) => a.number - b.number);
  expect(inOrder.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  const times = inOrder.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it('what was written before the number was had says it afterwards, padded where the label pads it', async () => {
  const { series } = await makeHouse({ labelTemplate: '{n:000}-{yyyy}' });
  await asHouse(async (tx) => {
    const told = ahead(series, await databaseNow(tx));
    const { number, label, at, hash } = told;
    const said = JSON.stringify({ number, label, at, hash, text: `${label} as of ${at.toISOString()}` });
    expect(await filled(tx, said)).toBe(said);
    const taken = await takeAhead(tx, series, told, 'x');
    const stands = JSON.parse((await filled(tx, said)) ?? '');
    const when = taken.at.toISOString();
    expect(stands).toEqual({
      number: 1,
      label: `001-${taken.period.key.slice(0, 4)}`,
      at: when,
      hash: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
      text: `${taken.label} as of ${when}`,
    });
  });
  // The next transaction has nothing to fill in.
  await asHouse(async (tx) => expect(await filled(tx, 'a')).toBe('a'));
});
