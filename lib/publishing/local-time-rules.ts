// A time as somebody types it, in the house's zone, and the moment that it means. Promises:
//   - a local time that clocks skip is refused, and one that they show twice is asked about, never guessed
//   - a moment that is shown in a zone and typed again is the same moment
const hour = 3_600_000;

export type Meant =
  /** Clocks show it once, or twice: before they are put back, and after. */
  | { kind: 'once'; at: Date }
  | { kind: 'twice'; first: Date; second: Date }
  /** Clocks jump over it: from one local time ("2027-03-14T02:00") to another. */
  | { kind: 'skipped'; from: string; to: string }
  | { kind: 'unreadable' };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** By how much clocks in the zone are ahead of UTC at a moment, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(ms);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(ms / 1000) * 1000;
}

/** What clocks in the zone show at a moment, to the minute: "2026-11-24T10:00". */
export function localTimeOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** "2026-11-24T10:00" as if it were UTC, in ms; NaN for what is no date of the calendar. */
function readLocal(local: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return Number.NaN;
  const ms = Date.parse(`${local}:00Z`);
  // 30 February would become 2 March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local) ? ms : Number.NaN;
}

/** Every offset that is in force around a local time. Two days: a zone has once skipped a whole one. */
function offsetsAround(local: number, timeZone: string): number[] {
  const found = new Set<number>();
  for (let ms = local - 48 * hour; ms <= local + 48 * hour; ms += 3 * hour) found.add(offsetAt(ms, timeZone));
  return [...found];
}

/** The moment between two at which the zone's offset changes, to the second. */
function changeBetween(before: number, after: number, timeZone: string): number {
  let [low, high] = [before, after];
  const offset = offsetAt(low, timeZone);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle, timeZone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function skipped(local: number, timeZone: string): Meant {
  const offsets = offsetsAround(local, timeZone);
  const change = changeBetween(local - Math.max(...offsets), local - Math.min(...offsets), timeZone);
  return {
    kind: 'skipped',
    from: new Date(change + offsetAt(change - 1000, timeZone)).toISOString().slice(0, 16),
    to: localTimeOf(new Date(change), timeZone),
  };
}

/**
 * The moment that a local time means.
 * @param local "2026-11-24T10:00", as a clock in the zone shows it
 * @param timeZone an IANA name: "Asia/Karachi"
 */
export function meantBy(local: string, timeZone: string): Meant {
  const ms = readLocal(local);
  if (Number.isNaN(ms)) return { kind: 'unreadable' };
  const [first, second] = offsetsAround(ms, timeZone)
    .map((offset) => ms - offset)
    .filter((at) => offsetAt(at, timeZone) === ms - at)
    .sort((a, b) => a - b);
  if (first === undefined) return skipped(ms, timeZone);
  if (second === undefined) return { kind: 'once', at: new Date(first) };
  return { kind: 'twice', first: new Date(first), second: new Date(second) };
}
