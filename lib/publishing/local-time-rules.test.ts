import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTimeOf, type Meant, meantBy } from './local-time-rules.ts';

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
/** Local times at which clocks are put forward or back. */
const edges = [
  ['2027-03-14T02:00', 'America/New_York'],
  ['2027-11-07T01:00', 'America/New_York'],
  ['2027-03-28T02:00', 'Europe/Berlin'],
  ['2027-10-31T02:00', 'Europe/Berlin'],
  ['2027-10-03T02:00', 'Australia/Lord_Howe'],
  ['2027-04-04T01:30', 'Australia/Lord_Howe'],
] as const;
const minute = 60_000;
const moments = (meant: Meant): Date[] =>
  meant.kind === 'once' ? [meant.at] : meant.kind === 'twice' ? [meant.first, meant.second] : [];
const iso = (meant: Meant) => moments(meant).map((at) => at.toISOString().slice(0, 16));

describe('a local time', () => {
  // From the zones' own laws, worked out by hand.
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
    // Half an hour, where all others change a whole one.
    ['2027-04-04T01:45', 'Australia/Lord_Howe', ['2027-04-03T14:45', '2027-04-03T15:15']],
  ])('%s in %s is %j', (local, zone, expected) => {
    expect(iso(meantBy(local, zone))).toEqual(expected);
  });

  it.each([
    ['2027-03-14T02:00', 'America/New_York', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-03-14T02:59', 'America/New_York', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-03T02:00', '2027-10-03T02:30'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T00:00', '2011-12-31T00:00'],
  ])('%s in %s does not exist: clocks go from %s to %s', (local, zone, from, to) => {
    expect(meantBy(local, zone)).toEqual({ kind: 'skipped', from, to });
  });

  it.each(['', '2026-11-24', '2027-02-29T10:00', '2026-13-01T10:00', '2026-11-24T24:00', '2026-11-24T10:60', 'soon'])(
    '“%s” is none',
    (local) => {
      expect(meantBy(local, 'Asia/Karachi')).toEqual({ kind: 'unreadable' });
    },
  );
});

const aMoment = fc
  .integer({ min: Date.UTC(2025, 0, 1) / minute, max: Date.UTC(2045, 0, 1) / minute })
  .map((minutes) => new Date(minutes * minute));
const aZone = fc.constantFrom(...zones);

describe('any moment, in any zone', () => {
  it('that is shown and typed again is among those that are meant, and every one that is meant is shown so', () => {
    fc.assert(
      fc.property(aMoment, aZone, (at, zone) => {
        const local = localTimeOf(at, zone);
        const meant = moments(meantBy(local, zone));
        expect(meant.map((one) => one.getTime())).toContain(at.getTime());
        for (const one of meant) expect(localTimeOf(one, zone)).toBe(local);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never meant by a local time that is told to be skipped', () => {
    let skippedOnes = 0;
    fc.assert(
      fc.property(fc.constantFrom(...edges), fc.integer({ min: -90, max: 90 }), ([edge, zone], minutes) => {
        const wall = Date.parse(`${edge}Z`) + minutes * minute;
        const local = new Date(wall).toISOString().slice(0, 16);
        const meant = meantBy(local, zone);
        // Minute by minute around it: the moments at which a clock in the zone shows it.
        const shown: number[] = [];
        for (let ms = wall - 15 * 60 * minute; ms <= wall + 15 * 60 * minute; ms += minute)
          if (localTimeOf(new Date(ms), zone) === local) shown.push(ms);
        expect(moments(meant).map((at) => at.getTime())).toEqual(shown);
        if (meant.kind !== 'skipped') return;
        skippedOnes++;
        expect(meant.from <= local && local < meant.to).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(skippedOnes).toBeGreaterThan(0);
  });
});
