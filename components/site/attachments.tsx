import { sizeInWords } from '#lib/core/languages.ts';
import type { PublicAttachment, PublicPage } from '#lib/site/schema.ts';
import type { Place } from './place.ts';
import { wordsOf } from './words.ts';

/** "PDF, 1.2 MB" */
function kindInWords({ name, size }: PublicAttachment, language: string): string {
  const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  return `${kind}, ${sizeInWords(size, language)}`;
}

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
