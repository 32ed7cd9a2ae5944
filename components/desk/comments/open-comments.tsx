'use client';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useContext } from 'react';
import { ShowScreen } from '#components/desk/release/screens/screens.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { commentsId } from './use-comments.ts';

/** How many comments are open, beside the next step; it leads to the first of them. */
export function OpenComments({ release }: { release: DeskRelease }) {
  const t = useTranslations('comments');
  const show = useContext(ShowScreen);
  const count = release.comments.filter(({ isPast, resolved }) => !isPast && !resolved).length;
  if (count === 0) return null;
  const go = (event: MouseEvent) => {
    event.preventDefault();
    show('comments');
    document.querySelector<HTMLElement>('.comment-list > .comment')?.focus();
  };
  return (
    <p className="open-comments">
      <a href={`#${commentsId}`} onClick={go}>
        {t('open', { count })}
      </a>
    </p>
  );
}
