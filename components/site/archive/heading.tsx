import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';

type Way = { href: string; text: string };

/** The pages before and after one of the archive; null where there is none with releases. */
export type Beside = { before: Way | null; above?: Way; after: Way | null };

type Props = { title: ReactNode; note?: ReactNode; words: Words; beside: Beside };

/** The heading of a page of the archive: what it holds, and the ways to the pages beside it. */
export function Heading({ title, note, words, beside: { before, above, after } }: Props) {
  return (
    <div className="heading">
      <h1 className="title">{title}</h1>
      {note && <p className="heading-note">{note}</p>}
      {(before || above || after) && (
        <nav aria-label={words.besideThis}>
          {before && (
            <a href={before.href} rel="prev" data-way="before">
              {before.text}
            </a>
          )}
          {above && <a href={above.href}>{above.text}</a>}
          {after && (
            <a href={after.href} rel="next" data-way="after">
              {after.text}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
