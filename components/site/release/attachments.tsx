import type { PublicPage } from '#lib/site/schema.ts';
import { kindInWords } from './attachment-kind.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The files of an edition by their titles. On paper each shows its address. */
export function Attachments({ place, page }: { place: Place; page: PublicPage }) {
  const attachments = page.text?.attachments ?? [];
  if (attachments.length === 0) return null;
  return (
    <section className="attachments" aria-labelledby="attachments">
      <h2 id="attachments">{wordsOf(page.language).attachments}</h2>
      <ol>
        {attachments.map((attachment) => (
          <li key={attachment.name}>
            <a href={attachment.path} type={attachment.type}>
              {attachment.title}
            </a>
            <span className="attachment-kind" dir="ltr">
              {kindInWords(attachment, page.language)}
            </span>
            <span className="attachment-address" dir="ltr">
              {place.origin + attachment.path}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
