// An edition's text from its row.
import { type EditionText, fieldsOf } from '#lib/text/schema.ts';

type Columns = Record<'headline' | 'subheadlines' | 'dateline' | 'body' | 'endMark' | 'attachments', unknown>;

/** null once a withdrawal took the text away. */
export function editionTextOf({ headline, subheadlines, dateline, body, endMark, attachments }: Columns) {
  if (body === null) return null;
  return fieldsOf({ headline, subheadlines, dateline, body, endMark: endMark ?? '', attachments }) as EditionText;
}
