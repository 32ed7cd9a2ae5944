import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTimeOf, type LocalReading, readLocalTime } from './local-time-rules.ts';

const zones = [
  'Asia/Karachi',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
];
/** Local times at which clocks go forward or back. */
const edges = [
  ['2027-03-14T02:00', 'America/New_York'],
  ['2027-11-07T01:00', 'America/New_York'],
  ['2027-03-28T02:00', 'Europe/Berlin'],
  ['2027-10-31T02:00', 'Europe/Berlin'],
  ['2027-10-03T02:00', 'Australia/Lord_Howe'],
  ['2027-04-04T01:30', 'Australia/Lord_Howe'],
] as const;
const minute = 60_000;
const moments = (reading: LocalReading): Date[] =>
  reading.kind === 'once' ? [reading.at] : reading.kind === 'twice' ? [reading.first, reading.second] : [];
const iso = (reading: LocalReading) => moments(reading).map((at) => at.toISOString().slice(0, 16));

describe('a local time', () => {
  // These times are worked out by hand from the laws of the zones.
  it.each([
    ['2026-11-24T10:00', 'Asia/Karachi', ['2026-11-24T05:00']],
    ['2026-12-01T00:30', 'Asia/Karachi', ['2026-11-30T19:30']],
    ['2027-03-14T01:59', 'America/New_York', ['2027-03-14T06:59']],
    ['2027-03-14T03:00', 'America/New_York', ['2027-03-14T07:00']],
    ['2027-11-07T00:59', 'America/New_York', ['2027-11-07T04:59']],
    ['2027-11-07T01:30', 'America/New_York', ['2027-11-07T05:30', '2027-11-07T06:30']],
    ['2027-11-07T02:00', 'America/New_York', ['2027-11-07T07:00']],
    ['2027-03-28T01:59', 'Europe/Berlin', ['2027-03-28T00:59']],
    ['2027-03-28T03:00', 'Europe/Berlin', ['2027-03-28T01:00']],
    ['2027-10-31T02:00', 'Europe/Berlin', ['2027-10-31T00:00', '2027-10-31T01:00']],
    ['2027-10-31T03:00', 'Europe/Berlin', ['2027-10-31T02:00']],
    // Clocks change by half an hour here, and by a whole hour elsewhere.
    ['2027-04-04T01:45', 'Australia/Lord_Howe', ['2027-04-03T14:45', '2027-04-03T15:15']],
  ])('%s in %s is %j', (local, zone, expected) => {
    expect(iso(readLocalTime(local, zone))).toEqual(expected);
  });

  it.each([
    ['2027-03-14T02:00', 'America/New_York', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-03-14T02:59', 'America/New_York', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-03T02:00', '2027-10-03T02:30'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T00:00', '2011-12-31T00:00'],
  ])('%s in %s does not exist: clocks go from %s to %s', (local, zone, from, to) => {
    expect(readLocalTime(local, zone)).toEqual({ kind: 'skipped', from, to });
  });

  it.each(['', '2026-11-24', '2027-02-29T10:00', '2026-13-01T10:00', '2026-11-24T24:00', '2026-11-24T10:60', 'soon'])(
    '“%s” is none',
    (local) => {
      expect(readLocalTime(local, 'Asia/Karachi')).toEqual({ kind: 'unreadable' });
    },
  );
});

const aMoment = fc
  .integer({ min: Date.UTC(2025, 0, 1) / minute, max: Date.UTC(2045, 0, 1) / minute })
  .map((minutes) => new Date(minutes * minute));
const aZone = fc.constantFrom(...zones);

describe('any moment, in any zone', () => {
  it('becomes a local time that is read as this moment, and perhaps as others with the same local time', () => {
    fc.assert(
      fc.property(aMoment, aZone, (at, zone) => {
        const local = localTimeOf(at, zone);
        const reading = moments(readLocalTime(local, zone));
        expect(reading.map((one) => one.getTime())).toContain(at.getTime());
        for (const one of reading) expect(localTimeOf(one, zone)).toBe(local);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(edges)('around %s in %s: each minute is read as all moments at which a clock shows it', (edge, zone) => {
    const wall = Date.parse(`${edge}Z`);
    const rows = new Map<string, number[]>();
    for (let ms = wall - 17 * 60 * minute; ms <= wall + 17 * 60 * minute; ms += minute) {
      const local = localTimeOf(new Date(ms), zone);
      rows.set(local, [...(rows.get(local) ?? []), ms]);
    }
    const lengths = new Set<number>();
    for (let minutes = -90; minutes <= 90; minutes++) {
      const local = new Date(wall + minutes * minute).toISOString().slice(0, 16);
      const reading = readLocalTime(local, zone);
      const times = moments(reading).map((at) => at.getTime());
      expect([local, times]).toEqual([local, rows.get(local) ?? []]);
      if (reading.kind === 'skipped') expect(reading.from <= local && local < reading.to).toBe(true);
      lengths.add(times.length);
    }
    expect(lengths.size).toBe(2);
  });
});
