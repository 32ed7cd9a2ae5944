'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useContext, useRef } from 'react';
import { Commented, saidId } from '#components/editor/comments/commented.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import { ShowScreen } from '#components/desk/release/screens/screens.ts';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import { Described } from '#components/ui/described.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskRelease } from '#lib/releases/schema.ts';
import type { Comment, Remark } from '#lib/releases/comments/schema.ts';
import type { Content } from '#lib/text/schema.ts';
import { CommentCard, FoldedComments, Settle } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { OwnSteps } from './own-steps.tsx';
import { goToField } from './go-to-words.ts';
import { rangesIn } from './marked-review.ts';
import { useCommentKeys } from './use-comment-keys.ts';
import { commentsId, type Placed, useComments } from './use-comments.ts';
import { useForm } from './use-form.ts';
import { useMargin } from './use-margin.ts';

type Props = {
  release: DeskRelease;
  content: Content;
  timeZone: string;
  now: Date;
  /** Saves the text before a comment is made; false if it could not. */
  save: () => Promise<boolean>;
  children: ReactNode;
};

const focusTitle = () => document.getElementById(commentsId)?.focus();

/** What is done with a resolved comment and the answers to it. */
const resolvedSteps = (runner: Runner) => (comment: Comment, answer: Remark | null) => (
  <>
    {answer || comment.withdrawn ? null : <Settle comment={comment} runner={runner} onDone={focusTitle} />}
    <OwnSteps comment={comment} answer={answer} runner={runner} onWithdrawn={focusTitle} />
  </>
);

/** Leads from a comment to its words. */
function goToWords(page: HTMLElement, placed: Placed, content: Content) {
  const { comment, field, place } = placed;
  if (field && goToField(field, place)) return;
  page.querySelector<HTMLElement>(`[data-comments~="${comment.id}"]`)?.focus();
  const range = rangesIn(page, [placed], content).get(comment.id);
  range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

/**
 * The text of a release with its comments: at their words, below on a narrow screen, on a screen of
 * their own on a telephone.
 */
export function CommentedPage({ release, content, timeZone, now, save, children }: Props) {
  const t = useTranslations('comments');
  const runner = useRunner();
  const { open, resolved, past, commented, fields, active, setActive } = useComments(release.comments, content);
  const canComment = release.can.comment.allowed;
  const list = useRef<HTMLOListElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const show = useContext(ShowScreen);
  const form = useForm(page, { content, canComment, show });
  useCommentKeys(page, { open, active, show, onForm: form.openAtSelection });
  useMargin(list, { open, content, isForm: form.isOpen });
  const described = Object.fromEntries(
    [...fields].map(([field, here]) => [`field-${field}`, here.map(({ comment }) => saidId(comment.id)).join(' ')]),
  );
  const cards = { runner, canComment, timeZone, now };
  const hasAny = release.comments.length > 0 || canComment;
  return (
    <div ref={page} className="commented-page" data-margin={open.length > 0 || form.isOpen || undefined}>
      <Commented value={commented}>
        <Described value={described}>{children}</Described>
      </Commented>
      {form.hint ? (
        <button
          type="button"
          className="button small comment-here"
          style={{ insetBlockStart: form.hint.bottom }}
          title={t('hint')}
          aria-keyshortcuts="Control+Alt+M"
          onMouseDown={(event) => event.preventDefault()}
          onClick={form.openAtSelection}
        >
          {t('comment')}
        </button>
      ) : null}
      {hasAny ? (
        <section className="comments" aria-labelledby={commentsId}>
          <h2 className="label" id={commentsId} tabIndex={-1}>
            {t('title', { open: open.length })}
          </h2>
          {canComment && !form.isOpen ? (
            <button
              type="button"
              className="plain comment-whole"
              data-command={actionWeights.addComment}
              onClick={form.openWhole}
            >
              {t('commentOnWhole')}
            </button>
          ) : null}
          <ol ref={list} className="comment-list">
            {form.isOpen ? (
              <li className="comment" data-at={form.chosen?.bottom ?? 0} data-active>
                <CommentForm
                  releaseId={release.id}
                  chosen={form.chosen}
                  runner={runner}
                  save={save}
                  onClose={form.close}
                />
              </li>
            ) : null}
            {open.map((placed) => (
              <CommentCard
                key={placed.comment.id}
                {...cards}
                placed={placed}
                isActive={placed.comment.id === active}
                onWords={() => {
                  show('document');
                  if (page.current) goToWords(page.current, placed, content);
                }}
                onActive={() => setActive(placed.comment.id)}
                onResolved={focusTitle}
              />
            ))}
          </ol>
          <Reasons tone="alert" title={t('notDone')} reasons={runner.reasons} />
          <p role="status" className="action-done">
            {runner.done}
          </p>
          <FoldedComments
            {...cards}
            title={t('resolvedCount', { count: resolved.length })}
            comments={resolved}
            {...(canComment && { stepsOf: resolvedSteps(runner) })}
          />
          <FoldedComments {...cards} title={t('pastCount', { count: past.length })} comments={past} />
        </section>
      ) : null}
    </div>
  );
}
