// Times as the desk writes them: in the house's zone, with the zone where it matters.

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: Date, timeZone: string): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'shortOffset',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

const day = (p: Record<string, string>) => `${p.day} ${p.month} ${p.year}`;

/** "10:42" */
export function clock(at: Date, timeZone: string): string {
  const p = parts(at, timeZone);
  return `${p.hour}:${p.minute}`;
}

/** "10:42:03" */
export function clockWithSeconds(at: Date, timeZone: string): string {
  return `${clock(at, timeZone)}:${parts(at, timeZone).second}`;
}

/** "Thursday 26 November 2026", the heading of a day's list. */
export function dayWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');
}

/** True if both are on the same day in the zone. */
export function isSameDay(a: Date, b: Date, timeZone: string): boolean {
  return day(parts(a, timeZone)) === day(parts(b, timeZone));
}

/** "10:42" today, "22 Nov, 10:42" in this year, "22 Nov 2021, 10:42" else. */
export function shortTime(at: Date, now: Date, timeZone: string): string {
  if (isSameDay(at, now, timeZone)) return clock(at, timeZone);
  const then = parts(at, timeZone);
  const year = then.year === parts(now, timeZone).year ? '' : ` ${then.year}`;
  return `${then.day} ${then.month}${year}, ${clock(at, timeZone)}`;
}

/** "10:42" today, "22 Nov" in this year, "22 Nov 2021" else. */
export function rowTime(at: Date, now: Date, timeZone: string): string {
  return isSameDay(at, now, timeZone) ? clock(at, timeZone) : (shortTime(at, now, timeZone).split(',')[0] ?? '');
}

/** "Karachi", the short name of a zone. */
export function zoneOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

function zoneWords(p: Record<string, string>, timeZone: string): string {
  return `${zoneOf(timeZone)} time (${(p.timeZoneName ?? '').replace('GMT', 'UTC')})`;
}

/** "04:42:03 Karachi time (UTC+5)": a moment of today, to the second. */
export function exactTime(at: Date, timeZone: string): string {
  return `${clockWithSeconds(at, timeZone)} ${zoneWords(parts(at, timeZone), timeZone)}`;
}

/** "24 Nov 2026, 04:42 Karachi time (UTC+5)": date and zone, so that nobody mistakes the moment. */
export function fullTime(at: Date, timeZone: string): string {
  const p = parts(at, timeZone);
  return `${day(p)}, ${p.hour}:${p.minute} ${zoneWords(p, timeZone)}`;
}

/** "23 Nov 2026, 23:42 UTC" */
export function utcTime(at: Date): string {
  return `${day(parts(at, 'UTC'))}, ${clock(at, 'UTC')} UTC`;
}

/** "14 Mar, 02:00" for a local time "2027-03-14T02:00". */
export function localWords(local: string): string {
  const p = parts(new Date(`${local}:00Z`), 'UTC');
  return `${p.day} ${p.month}, ${p.hour}:${p.minute}`;
}
