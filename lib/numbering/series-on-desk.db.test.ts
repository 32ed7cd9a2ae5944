import { describe, expect, it } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { reserveNumber, setNextNumber } from '#lib/publishing/numbers.ts';
import { codesOf, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { seriesOnDesk } from './queries.ts';
import { addSeries, restartSeries, setSeries } from './series-commands.ts';

const house = systemActor('the test');
const keyOf = (name: string) => `${name}${process.pid}`;

it('any user sees every series: label, restart, next number and approvals', async () => {
  const place = await makeHouse({ approvals: 2 });
  valueOf(await reserveNumber(await makeUser('editor', null), { series: place.series.key, reason: 'By telephone' }));
  const nobody = await makeUser([], null);
  const { series, timeZone, timeZones, reasons } = await seriesOnDesk(nobody);
  const result = series.find(({ key }) => key === place.series.key);
  expect(result).toMatchObject({
    name: 'Press releases',
    labelTemplate: 'PR No.{n}',
    period: 'month',
    timeZone: 'Asia/Karachi',
    approvals: 2,
    allowUrgent: true,
    next: { number: 2, label: 'PR No.2' },
    example: { label: 'PR No.197' },
  });
  expect(result?.example.path).toMatch(new RegExp(`^/releases/${place.series.key}/\\d{4}/\\d{2}/197$`));
  expect([timeZone, timeZones, reasons.map(({ code }) => code)]).toEqual(['Asia/Karachi', [], ['role']]);
});

it('an administrator without another role may change them and sees the time zones', async () => {
  await makeHouse();
  const admin = await makeUser('admin', null);
  const { reasons, timeZones } = await seriesOnDesk(admin);
  expect([reasons, timeZones.includes('Asia/Karachi')]).toEqual([[], true]);
  expect((await seriesOnDesk(await makeUser('admin', (await makeHouse()).desk.id))).reasons).toHaveLength(1);
});

it('the list shows changes of a series: run, next number, approvals', async () => {
  await makeHouse();
  const key = keyOf('jy');
  const input = { labelTemplate: 'jy{n:0000}', period: 'manual' as const, name: 'Announcements' };
  valueOf(await addSeries(house, { key, ...input }));
  const view = async () => (await seriesOnDesk(house)).series.find((one) => one.key === key);
  expect(await view()).toMatchObject({ name: 'Announcements', next: { label: 'jy0001', period: { key: 'r1' } } });
  valueOf(await setNextNumber(house, { series: key, next: 40, period: 'r1', reason: 'Begins there' }));
  valueOf(await setSeries(house, { series: key, approvals: 3, allowUrgent: false }));
  expect(await view()).toMatchObject({ approvals: 3, allowUrgent: false, next: { number: 40, label: 'jy0040' } });
  valueOf(await restartSeries(house, { series: key, reason: 'A new minister' }));
  expect(await view()).toMatchObject({ next: { number: 1, period: { key: 'r2' } }, example: { label: 'jy0197' } });
});

describe('a change by another administrator', () => {
  const asks = async (key: string) => {
    const result = (await seriesOnDesk(house)).series.find((one) => one.key === key);
    return { approvals: result?.approvals, allowUrgent: result?.allowUrgent };
  };
  const whatWasSeen = { approvals: 1, allowUrgent: true };

  it('is not overwritten unseen; the refusal names who made it and when', async () => {
    const { series } = await makeHouse();
    const [first, second] = [await makeUser('admin', null), await makeUser('admin', null)];
    const set = { series: series.key, seen: whatWasSeen };
    valueOf(await setSeries({ ...first, name: 'First administrator' }, { ...set, approvals: 3 }));
    const refused = await setSeries(second, { ...set, approvals: 1, allowUrgent: false });
    expect(refused).toMatchObject({ ok: false, kind: 'stale', reasons: [{ code: 'stale' }] });
    expect(refused.ok || refused.reasons[0]?.message).toMatch(
      new RegExp(`^The series “${series.key}” was changed by First administrator, [-\\d]{10} [:\\d]{5} UTC\\. .+\\.$`),
    );
    expect(await asks(series.key)).toEqual({ approvals: 3, allowUrgent: true });
    const now = { approvals: 3, allowUrgent: true };
    valueOf(await setSeries(second, { series: series.key, seen: now, approvals: 1, allowUrgent: false }));
    expect(await asks(series.key)).toEqual({ approvals: 1, allowUrgent: false });
  });

  it('of two at the same moment one succeeds', async () => {
    const admin = await makeUser('admin', null);
    for (let round = 0; round < 5; round++) {
      const { series } = await makeHouse();
      const set = { series: series.key, seen: whatWasSeen };
      const results = await Promise.all([
        setSeries(admin, { ...set, approvals: 2, allowUrgent: true }),
        setSeries(admin, { ...set, approvals: 1, allowUrgent: false }),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter(({ ok }) => !ok).map(codesOf)).toEqual([['stale']]);
      const [won] = results.filter(({ ok }) => ok).map(valueOf);
      expect(await asks(series.key)).toEqual({ approvals: won?.approvals, allowUrgent: won?.allowUrgent });
    }
  });

  it('does not stop the command line, which sends nothing seen', async () => {
    const { series } = await makeHouse();
    valueOf(await setSeries(house, { series: series.key, approvals: 2 }));
    valueOf(await setSeries(house, { series: series.key, allowUrgent: false }));
    expect(await asks(series.key)).toEqual({ approvals: 2, allowUrgent: false });
  });
});
