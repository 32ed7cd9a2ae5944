// What an edition's hash covers: all that it says in public. Anyone can recompute it from the edition's JSON.
import { type EditionText, fieldsOf } from './schema.ts';

/** Where an edition stands. */
export type PrintedImprint = {
  series: string;
  period: string;
  number: number;
  label: string;
  language: string;
  desk: string;
  edition: number;
  /** ISO 8601 with milliseconds, UTC. */
  publishedAt: string;
  note: string | null;
};

/** The value whose canonical JSON (RFC 8785) is hashed with SHA-256. */
export function editionStatement(imprint: PrintedImprint, text: EditionText) {
  return { format: 'pressmark-edition/1', ...imprint, ...fieldsOf(text) };
}
