// The inputs of the diary, and what the calendar shows.
import { z } from 'zod';
import type { Allowed } from '#lib/core/result.ts';
import { entry } from '#lib/core/entry-schema.ts';
import { audiences, type Audience, type DiaryVerb, type EventState } from './rules.ts';

export const diarySizes = { title: 200, place: 200, reason: 500 } as const;

const desk = z.string().min(1, 'Choose a desk.').max(40, 'A desk’s key has 40 characters at most.');
const title = entry()
  .min(1, 'Write what takes place.')
  .max(diarySizes.title, `Keep the title under ${diarySizes.title} characters.`);
const place = entry().max(diarySizes.place, `Keep the place under ${diarySizes.place} characters.`);
const audience = z.enum(audiences, 'Choose who is invited: all, or accredited press only.');

const [earliest, latest] = [new Date('2000-01-01T00:00:00Z'), new Date('2200-01-01T00:00:00Z')];
/** ISO 8601 with an offset or Z, "2026-11-24T10:00:00+05:00". */
const moment = z.iso
  .datetime({ offset: true, error: 'Write the time with its offset from UTC, as in 2026-11-24T10:00:00+05:00.' })
  .transform((at) => new Date(at))
  .refine((at) => at >= earliest && at < latest, 'Choose a year from 2000 to 2199.');
const times = { startsAt: moment, endsAt: moment.nullable() };

export const addEventSchema = z.object({
  desk,
  title,
  place,
  audience,
  ...times,
  state: z.enum(['provisional', 'confirmed'], 'A new event is provisional or confirmed.'),
});
export type AddEventInput = z.output<typeof addEventSchema>;
/** An event as a form sends it. */
export type NewEvent = z.input<typeof addEventSchema>;

/** An event, and the version that the actor saw. */
export const eventSchema = z.object({
  eventId: z.uuid('That is not an event’s id.'),
  version: z.number('The version is missing.').int().positive(),
});
export type EventInput = z.infer<typeof eventSchema>;

export const changeEventSchema = eventSchema.extend({ title, place, audience });
export type ChangeEventInput = z.infer<typeof changeEventSchema>;

const reason = (missing: string) =>
  entry().min(1, missing).max(diarySizes.reason, `Keep the reason under ${diarySizes.reason} characters.`);

export const moveEventSchema = eventSchema.extend({ ...times, reason: reason('Write why the event is moved.') });
export type MoveEventInput = z.output<typeof moveEventSchema>;
/** The same as a form sends it. */
export type MovedEvent = z.input<typeof moveEventSchema>;

export const cancelEventSchema = eventSchema.extend({ reason: reason('Write why the event is cancelled.') });
export type CancelEventInput = z.infer<typeof cancelEventSchema>;

export const calendarAddressSchema = z.object({ desk });
export type CalendarAddressInput = z.infer<typeof calendarAddressSchema>;

/** An event after a change. */
export type EventResult = { eventId: string; version: number };

/** A secret address, which is seen this once. */
export type AddressMade = { desk: string; address: string };

type DeskName = { key: string; name: string };

/** A line of an event’s history. `from`: when it would have been before it was moved. */
export type HistoryLine = {
  at: Date;
  by: string;
  what: 'added' | 'changed' | 'moved' | 'confirmed' | 'cancelled';
  from: Date | null;
  reason: string | null;
};

type EntryBase = { id: string; at: Date; title: string; desk: DeskName };

/** A text whose moment of publication is set. */
export type ReleaseEntry = EntryBase & {
  kind: 'release' | 'correction';
  language: string;
  label: string | null;
  by: string;
};
/** The end of an embargo. Its terms are not here. */
export type EmbargoEntry = EntryBase & { kind: 'embargo'; language: string };
/** Texts that become public together. `size` counts those of other desks too. */
export type BundleEntry = EntryBase & { kind: 'bundle'; size: number; by: string };
export type EventEntry = EntryBase & {
  kind: 'event';
  place: string;
  endsAt: Date | null;
  state: EventState;
  audience: Audience;
  version: number;
  can: Record<DiaryVerb, Allowed>;
  history: HistoryLine[];
};
export type CalendarEntry = ReleaseEntry | EmbargoEntry | BundleEntry | EventEntry;

/** How many numbers of a series were issued on a day; `from` and `to` as figures. */
export type Issued = { day: string; series: string; count: number; from: number; to: number };

/** The secret address of a desk, without the address itself. */
export type DeskAddress = {
  desk: DeskName;
  /** null without an address. */
  made: { by: string; at: Date } | null;
  canMake: boolean;
  canEnd: boolean;
};

export type Calendar = {
  entries: CalendarEntry[];
  issued: Issued[];
  /** The desks that the viewer reads. */
  desks: DeskName[];
  /** The desks whose diary the viewer writes. */
  ownDesks: DeskName[];
  addresses: DeskAddress[];
};
