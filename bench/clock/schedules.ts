// Approved releases with scheduled times, set by the product's own commands. Some times are in the
// near future. Others stand at changes of summer time far ahead and must not be due by the end.
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { localTimeOf, readLocalTime } from '#lib/publishing/local-time-rules.ts';
import { scheduleRelease } from '#lib/publishing/schedule.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { asHouse, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';

export type Desk = { place: Awaited<ReturnType<typeof makeHouse>>; officer: Actor; editor: Actor };

export async function openDesk(): Promise<Desk> {
  const place = await makeHouse({ period: 'none' });
  const officer = await makeUser('officer', place.desk.id);
  return { place, officer, editor: await makeUser('editor', place.desk.id) };
}

/** Works on a few entries at a time, as several people do. */
async function inTurns<T, R>(list: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(list.length);
  const entries = list.entries();
  const turn = async () => {
    for (const [index, one] of entries) results[index] = await work(one);
  };
  await Promise.all([turn(), turn(), turn(), turn()]);
  return results;
}

/** Makes releases that two people have written, submitted and approved. */
export function approveMany({ place, officer, editor }: Desk, count: number): Promise<VerbResult[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return inTurns(numbers, async (n) => {
    const draft = await makeDraft(officer, place, { headline: `Demonstration: due text ${n}` });
    return valueOf(await approveDraft(editor, valueOf(await submitDraft(officer, draft))));
  });
}

const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Karachi'];

/**
 * Writes a moment as local time in a zone and reads it back, as the desk's screen does. Whole
 * minutes only.
 */
function typed(at: Date, zone: string): Date {
  const reading = readLocalTime(localTimeOf(at, zone), zone);
  if (reading.kind === 'once') return reading.at;
  // In the hour that clocks show twice, the screen asks which one is meant. Here it is `at`.
  if (reading.kind === 'twice') return reading.first.getTime() === at.getTime() ? reading.first : reading.second;
  throw new Error(`${at.toISOString()} should be a moment in ${zone}`);
}

/**
 * Moments spread over `ms`. Every tenth equals the one before. Every fiftieth is typed on a screen,
 * which knows whole minutes, so a dozen of these are due at once.
 */
export function spreadTimes(begin: Date, count: number, ms: number): Date[] {
  const times: Date[] = [];
  for (let i = 0; i < count; i++) {
    const even = new Date(begin.getTime() + Math.round((ms * i) / count));
    const minute = typed(new Date(Math.ceil(even.getTime() / 60_000) * 60_000), zones[i % 3] ?? 'UTC');
    const isTyped = i % 50 === 7 && minute.getTime() <= begin.getTime() + ms;
    times.push(isTyped ? minute : i % 10 === 0 ? (times.at(-1) ?? even) : even);
  }
  return times;
}

/** Local times beside changes of summer time, with the moments that they mean by law. */
const edges = [
  ['2037-03-08T01:59', 'America/New_York', '2037-03-08T06:59:00.000Z'],
  ['2037-03-08T03:00', 'America/New_York', '2037-03-08T07:00:00.000Z'],
  ['2037-11-01T01:30', 'America/New_York', '2037-11-01T05:30:00.000Z', '2037-11-01T06:30:00.000Z'],
  ['2037-11-01T02:00', 'America/New_York', '2037-11-01T07:00:00.000Z'],
  ['2037-03-29T01:59', 'Europe/Berlin', '2037-03-29T00:59:00.000Z'],
  ['2037-03-29T03:00', 'Europe/Berlin', '2037-03-29T01:00:00.000Z'],
  ['2037-10-25T02:30', 'Europe/Berlin', '2037-10-25T00:30:00.000Z', '2037-10-25T01:30:00.000Z'],
  ['2037-10-25T03:00', 'Europe/Berlin', '2037-10-25T02:00:00.000Z'],
  ['2037-12-01T00:30', 'Asia/Karachi', '2037-11-30T19:30:00.000Z'],
] as const;

/**
 * The moments of the edges as the screen reads them. A local time that clocks show twice gives
 * both.
 */
export function edgeTimes(): Date[] {
  return edges.flatMap(([local, zone]) => {
    const reading = readLocalTime(local, zone);
    if (reading.kind === 'once') return [reading.at];
    if (reading.kind === 'twice') return [reading.first, reading.second];
    throw new Error(`${local} in ${zone} is ${reading.kind}`);
  });
}

export const expectedEdges = edges.flatMap(([_local, _zone, ...moments]) => moments);

export const nowOfDatabase = () => asHouse(databaseNow);

/** Schedules each release as an editor does. */
export async function scheduleAll({ editor }: Desk, ready: VerbResult[], times: Date[]): Promise<void> {
  await inTurns([...ready.entries()], async ([index, done]) =>
    valueOf(await scheduleRelease(editor, { ...done, publishAt: times[index] ?? new Date(Number.NaN) })),
  );
}
