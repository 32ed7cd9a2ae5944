import type { ReactNode } from 'react';
import { wordsOf } from './words/words.ts';

type Way = { href: string; text: string };
type Props = {
  language: string;
  /** Back to where the list begins; null on that page. */
  first?: Way | null;
  /** Where the list goes on; null at its end. */
  next?: Way | null;
  children?: ReactNode;
};

/** The ways between the pages of a list. There is nothing where one page shows all of it. */
export function Pager({ language, first, next, children }: Props) {
  if (!first && !next && !children) return null;
  return (
    <nav className="pager" aria-label={wordsOf(language).morePages}>
      {first && <a href={first.href}>{first.text}</a>}
      {next && (
        <a href={next.href} rel="next">
          {next.text}
        </a>
      )}
      {children}
    </nav>
  );
}
