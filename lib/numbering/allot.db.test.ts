import { expect, it } from 'vitest';
import { databaseNow } from '#lib/core/time/clock.ts';
import { asHouse, makeHouse } from '#test/factories.ts';
import { allotNumber } from './commands.ts';
import { periodAt } from './rules.ts';

type Series = Awaited<ReturnType<typeof makeHouse>>['series'];

const allot = (series: Series) => asHouse((tx) => allotNumber(tx, series));

it('a number is of the period in which it is taken', async () => {
  const { series } = await makeHouse();
  const now = await asHouse(databaseNow);
  const period = periodAt({ ...series, period: 'month' }, now);
  const numbers = [await allot(series), await allot(series), await allot(series)];
  expect(numbers.map(({ number, label }) => [number, label])).toEqual(
    [1, 2, 3].map((number) => [number, `PR No.${number}`]),
  );
  for (const { period: of, at } of numbers) {
    expect(of).toEqual(period);
    expect(Math.abs(at.getTime() - now.getTime())).toBeLessThan(60_000);
  }
});

it('concurrent requests get one number each, and a later number has no earlier time', async () => {
  const { series } = await makeHouse();
  const numbers = await Promise.all(Array.from({ length: 40 }, () => allot(series)));
  const inOrder = numbers.toSorted((a, b) => a.number - b.number);
  expect(inOrder.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  const times = inOrder.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
