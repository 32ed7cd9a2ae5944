import Link from 'next/link';
import { isNarrowed, type Question } from '#lib/releases/finding/finder-rules.ts';

/** Why the list is empty, in words. */
export function FinderNothing({ question, isTooMany }: { question: Question; isTooMany: boolean }) {
  const { q, words, state, before, after } = question;
  if (isTooMany)
    return (
      <p role="alert">
        Too many releases hold these words to be looked through. Add a word, or write the number: “PR 219”.
      </p>
    );
  if (before || after) return <p>No release stands further on.</p>;
  if (!isNarrowed(question)) return <p>No release stands here yet.</p>;
  const isStateAlone = state !== null && !isNarrowed({ ...question, state: null });
  return (
    <p>
      {isStateAlone
        ? 'No release of your desks is in this state.'
        : q === ''
          ? 'No release of your desks fits these filters.'
          : words.length === 0
            ? 'This holds no letter and no figure to look for.'
            : 'No release of your desks has this number or these words.'}{' '}
      <Link href="/desk/releases" prefetch={false}>
        Show every release
      </Link>
    </p>
  );
}
