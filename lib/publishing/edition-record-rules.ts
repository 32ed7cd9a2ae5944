// What an edition says, in the one form over which its hash is taken. Pure. The writer (freeze) and the public rendition must agree
// on every field, or nobody could check a copy.
import type { PublicPage } from './schema.ts';

type Text = NonNullable<PublicPage['text']>;

export type EditionRecord = {
  format: 'pressmark-edition/1';
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
  headline: string;
  subheadlines: string[];
  dateline: Text['dateline'];
  body: Text['body'];
  endMark: string;
};

/** The record of the edition that a page shows; null once its text was taken away. */
export function editionRecord(page: PublicPage): EditionRecord | null {
  if (!page.text) return null;
  const { headline, subheadlines, dateline, body, endMark } = page.text;
  return {
    format: 'pressmark-edition/1',
    series: page.series,
    period: page.period,
    number: page.number,
    label: page.label,
    language: page.language,
    desk: page.deskName,
    edition: page.edition,
    publishedAt: page.editionAt.toISOString(),
    note: page.note,
    headline,
    subheadlines,
    dateline,
    body,
    endMark,
  };
}
