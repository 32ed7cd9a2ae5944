'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import { anchorOf, commentSizes } from '#lib/releases/comments/rules.ts';
import { CommentField } from './comment-parts.tsx';
import type { Chosen } from './chosen-words.ts';

type Props = {
  releaseId: string;
  /** null: about the whole text. */
  chosen: Chosen | null;
  runner: Runner;
  /** Saves the text first, so that the newsroom has the words; false if it could not. */
  save: () => Promise<boolean>;
  /** @param made the new comment; null if it was left */
  onClose: (made: string | null) => void;
};

/** A new comment, beside its words. */
export function CommentForm({ releaseId, chosen, runner, save, onClose }: Props) {
  const t = useTranslations('comments');
  const everywhere = useTranslations('everywhere');
  const { addComment } = useActions();
  const [text, setText] = useState('');
  const [isUnsaved, setUnsaved] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const quote = chosen?.text.slice(chosen.span.from, chosen.span.to) ?? '';
  const isTooMuch = quote.length > commentSizes.words;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isTooMuch) return;
    const isSaved = await save();
    setUnsaved(!isSaved);
    if (!isSaved) return;
    const words = chosen ? { field: chosen.field, ...anchorOf(chosen.text, chosen.span) } : undefined;
    const made = await runner.run(
      () => addComment({ releaseId, text, words }),
      () => t('made'),
    );
    if (made) onClose(made.commentId);
  };
  return (
    <form
      ref={form}
      className="comment-form"
      data-holds-page
      aria-label={t('formName')}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose(null)}
    >
      <p className="comment-about">{chosen ? <q dir="auto">{quote}</q> : t('whole')}</p>
      {isTooMuch || isUnsaved ? (
        <p className="field-problem" role="alert">
          {isTooMuch ? t('tooMuch', { most: commentSizes.words }) : t('notSaved')}
        </p>
      ) : null}
      <CommentField label={t('text')} value={text} onChange={setText} />
      <div className="comment-steps">
        <button type="submit" className="button small" aria-disabled={runner.isBusy || isTooMuch}>
          {t('send')}
        </button>
        <button type="button" className="plain" onClick={() => onClose(null)}>
          {everywhere('notNow')}
        </button>
      </div>
    </form>
  );
}
