import { expect, it } from 'vitest';
import { databaseNow } from '#lib/core/clock.ts';
import { asHouse, makeHouse } from '#prisma/factories.ts';
import { allotNumber } from './commands.ts';
import { periodAt } from './rules.ts';

const allot = (series: Awaited<ReturnType<typeof makeHouse>>['series'], now?: Date) =>
  asHouse((tx) => allotNumber(tx, series, now));

it('a number is of the period in which it is taken, whatever moment was told ahead', async () => {
  const { series } = await makeHouse();
  const now = await asHouse(databaseNow);
  const period = periodAt({ ...series, period: 'month' }, now);
  const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
  const taken = [];
  for (const told of [now, days(-40), days(40), undefined, now, new Date(0)]) taken.push(await allot(series, told));
  expect(taken.map(({ number, label }) => [number, label])).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => [number, `PR No.${number}`]),
  );
  for (const { period: of, at } of taken) {
    expect(of).toEqual(period);
    expect(Math.abs(at.getTime() - now.getTime())).toBeLessThan(60_000);
  }
});

it('those who take at once get one number each, and a later number has no earlier time', async () => {
  const { series } = await makeHouse();
  const now = await asHouse(databaseNow);
  const told = (n: number) => (n % 3 === 0 ? new Date(0) : now);
  const taken = await Promise.all(Array.from({ length: 40 }, (_, n) => allot(series, told(n))));
  const inOrder = taken.toSorted((a, b) => a.number - b.number);
  expect(inOrder.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  const times = inOrder.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
