// Days as a time zone counts them. Pure: moment and zone are arguments.

/** The months in English, from January on. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A moment in a sentence: "2026-11-23 10:00 UTC". */
export const clock = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

// Making a format costs a hundred times what using it does, and memory that the collector does not see.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** The date on which a moment falls in a time zone, as YYYY-MM-DD. */
export function dayOf(at: Date, timeZone: string): string {
  return formatOf(timeZone).format(at);
}

/** The same in parts. */
export function localDate(at: Date, timeZone: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = dayOf(at, timeZone).split('-').map(Number);
  return { year, month, day };
}

/** Is this a time zone that this machine knows, "Asia/Karachi" say? */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Time zones by the names under which they are best known; `isTimeZone` knows others too. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = wallClocks.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(timeZone, made);
  return made;
}

/** Noon of a day (YYYY-MM-DD) in a time zone: the moment of what is known by its day alone. */
export function noonOf(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T12:00:00Z`);
  const wallClock = (at: number) => Date.parse(`${wallClockOf(timeZone).format(at).replace(' ', 'T')}Z`);
  // The second look corrects the first where the zone's clock was changed in between.
  const near = 2 * wanted - wallClock(wanted);
  return new Date(near + wanted - wallClock(near));
}
