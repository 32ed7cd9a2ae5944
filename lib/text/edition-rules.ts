// What an edition's hash covers. Anyone can recompute it from the edition's JSON.
import { type EditionText, fieldsOf } from './schema.ts';

/** The imprint of an edition, as its hash covers it. */
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

/** The value to hash: SHA-256 over its canonical JSON (RFC 8785). */
export function editionStatement(imprint: PrintedImprint, text: EditionText) {
  return { format: 'pressmark-edition/1', ...imprint, ...fieldsOf(text) };
}
