'use client';
import { useTranslations } from 'next-intl';
import { commentSizes } from '#lib/releases/comments/rules.ts';
import type { Comment, Remark } from '#lib/releases/comments/schema.ts';

const longestAbout = 60;

/** What is said in a comment or an answer. Its form shows how much fits. */
export function CommentField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (v: string) => void;
}) {
  const t = useTranslations('comments');
  const left = commentSizes.text - value.length;
  return (
    <>
      <textarea
        className="input"
        rows={3}
        dir="auto"
        aria-label={label}
        aria-describedby={left < 200 ? 'comment-left' : undefined}
        aria-invalid={left < 0}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {left < 200 ? (
        <p className="hint" id="comment-left">
          {t('left', { left })}
        </p>
      ) : null}
    </>
  );
}

/**
 * Buttons of several comments are told apart by the words that they are about; those of answers by
 * what they say.
 */
export function About({ comment, answer = null }: { comment: Comment; answer?: Remark | null }) {
  const t = useTranslations('comments');
  const words = answer ? answer.text : (comment.words?.quote ?? t('whole'));
  return <span className="unseen"> {words.slice(0, longestAbout)}</span>;
}
