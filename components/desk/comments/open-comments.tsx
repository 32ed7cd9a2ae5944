'use client';
import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import { ShowScreen } from '#components/desk/release/screens.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';

/** How many comments are open, beside the next step; it leads to the first of them. */
export function OpenComments({ release }: { release: DeskRelease }) {
  const t = useTranslations('comments');
  const show = useContext(ShowScreen);
  const count = release.comments.filter(({ isPast, resolved }) => !isPast && !resolved).length;
  if (count === 0) return null;
  return (
    <p className="open-comments">
      <a
        href="#comments"
        onClick={(event) => {
          event.preventDefault();
          show('document');
          requestAnimationFrame(() => document.querySelector<HTMLElement>('.comment-list > .comment')?.focus());
        }}
      >
        {t('open', { count })}
      </a>
    </p>
  );
}
