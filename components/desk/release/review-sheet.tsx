'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ReadSheet } from '#components/editor/read-sheet.tsx';
import type { Content } from '#lib/text/schema.ts';

/** What a text under review changes. `marked`: drawn on the server. `revision`: of that text. */
export type ShownReview = { since: 'edition' | 'revision'; number: number; revision: number; marked: ReactNode };

type Props = { content: Content; language: string; revision: number | null; review: ShownReview | null };

/** The text that is read, or what it changes in the text before it. */
export function ReviewSheet({ content, language, revision, review }: Props) {
  const t = useTranslations('release.review');
  const [isMarked, setMarked] = useState(false);
  // While an older revision is still read, the newer one's changes are not shown beside it.
  const shown = review?.revision === revision ? review : null;
  if (!shown) return <ReadSheet content={content} language={language} />;
  const choice = (marked: boolean, words: string) => (
    <button type="button" className="tool" aria-pressed={isMarked === marked} onClick={() => setMarked(marked)}>
      {words}
    </button>
  );
  return (
    <>
      <div className="row review-choice" role="group" aria-label={t('title')}>
        {choice(false, t('text'))}
        {choice(true, t(shown.since, { number: shown.number }))}
      </div>
      {isMarked ? (
        <div className="review-marked">
          {content.note ? (
            <p className="correction-note" lang={language} dir="auto">
              {content.note}
            </p>
          ) : null}
          {shown.marked}
        </div>
      ) : (
        <ReadSheet content={content} language={language} />
      )}
    </>
  );
}
