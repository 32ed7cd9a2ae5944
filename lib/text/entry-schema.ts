// How large an entry may be, and the shape of a line. Shared by the schemas of the room.
import { entry } from '#lib/core/seen-rules.ts';

/** Sizes of every entry, in characters. A release of the register's largest office has about 60,000. */
export const sizes = {
  kicker: 200,
  headline: 500,
  subheadline: 500,
  subheadlines: 6,
  dateline: 200,
  endMark: 40,
  contacts: 10,
  /** Of a contact's name, and of the role. */
  contact: 200,
  telephone: 60,
  email: 254,
  note: 500,
  /** The notes to editors as JSON, in characters. */
  notes: 200_000,
  attachments: 20,
  /** Of an attachment. */
  title: 200,
  reason: 2000,
  /** The whole text that is pasted or dropped, in characters. */
  text: 300_000,
  /** The editor's document as JSON, in characters. */
  body: 900_000,
} as const;

/** One line of a text: its spaces are single, and nothing unseen stands at an end. */
export const line = (what: string, max: number) =>
  entry(`${what} is missing.`)
    .max(max, `${what} is longer than ${max} characters. Shorten it.`)
    .overwrite((text) => text.replace(/\s+/g, ' '));
