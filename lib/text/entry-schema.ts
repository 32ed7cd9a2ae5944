// The schema of a line, for all schemas of this room.
import { entry } from '#lib/core/entry-schema.ts';

/** One line of a text, with single spaces and no invisible characters at its ends. */
export const line = (what: string, max: number) =>
  entry(`${what} is missing.`)
    .max(max, `${what} is longer than ${max} characters. Shorten it.`)
    .overwrite((text) => text.replace(/\s+/g, ' '));
