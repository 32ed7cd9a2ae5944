// A typed local time as a moment in a time zone. Promises:
//   - a time that clocks skip is no moment; a time that they show twice gives both moments
//   - a moment that is formatted and read again is the same moment
import { Temporal } from 'temporal-polyfill';

export type LocalReading =
  /** Clocks show it once; or twice, before and after they are put back. */
  | { kind: 'once'; at: Date }
  | { kind: 'twice'; first: Date; second: Date }
  /** Clocks jump over it: from one local time ("2027-03-14T02:00") to another. */
  | { kind: 'skipped'; from: string; to: string }
  | { kind: 'unreadable' };

const toMinute = (local: Temporal.PlainDateTime) => local.toString().slice(0, 16);
const dateOf = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds);

/** What clocks in the zone show at a moment, to the minute: "2026-11-24T10:00". */
export function localTimeOf(at: Date, timeZone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return toMinute(moment.toPlainDateTime());
}

/** null for a text that is no local time. */
function parse(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local);
  } catch {
    return null;
  }
}

/** @param before a moment before the jump, with no other transition in between */
function skippedAfter(before: Temporal.ZonedDateTime): LocalReading {
  const change = before.getTimeZoneTransition('next') ?? before;
  const from = change.withTimeZone(before.offset).toPlainDateTime();
  return { kind: 'skipped', from: toMinute(from), to: toMinute(change.toPlainDateTime()) };
}

/**
 * The moment that a local time names.
 * @param local "2026-11-24T10:00", as a clock in the zone shows it
 * @param timeZone an IANA name: "Asia/Karachi"
 */
export function readLocalTime(local: string, timeZone: string): LocalReading {
  const time = parse(local);
  if (!time) return { kind: 'unreadable' };
  const first = time.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const second = time.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (first.equals(second)) return { kind: 'once', at: dateOf(first) };
  if (!first.toPlainDateTime().equals(time)) return skippedAfter(first);
  return { kind: 'twice', first: dateOf(first), second: dateOf(second) };
}
