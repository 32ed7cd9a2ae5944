'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ReadAttachments } from '#components/editor/attachment-list.tsx';
import { ReadSheet } from '#components/editor/read-sheet.tsx';
import { useNames } from '#components/ui/names.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Content } from '#lib/text/schema.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { plainTextOf } from './plain-text.ts';
import { useTimes } from '#components/desk/use-times.ts';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import { CollisionNotice } from '#components/desk/together/collision-notice.tsx';
import type { KeptTexts } from '#components/desk/draft/use-kept.ts';

const strong = (words: ReactNode) => <strong>{words}</strong>;

function CopyButton({ content, language, name }: { content: Content; language: string; name: string }) {
  const t = useTranslations('draft');
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(plainTextOf(content, language)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" className="button quiet small" onClick={() => void copy()}>
      {isCopied ? t('copied') : name}
    </button>
  );
}

function Look({ content, release, name }: { content: Content; release: DeskRelease; name: string }) {
  return (
    <details className="look">
      <summary>{name}</summary>
      <div className="look-page">
        <ReadSheet content={content} language={release.language} />
        <ReadAttachments releaseId={release.id} attachments={content.attachments ?? []} />
      </div>
    </details>
  );
}

type Props = { draft: Draft; release: DeskRelease; timeZone: string; now: Date };

/** Mine cannot be saved any more: the release was moved on. It stays on the screen. */
function StaleNotice({ draft, release }: Props) {
  const t = useTranslations('draft.stale');
  const { status } = draft;
  // A text that can be merged comes by itself.
  if (status.kind !== 'stale' || (release.can.save.allowed && !draft.isOther)) return null;
  return (
    <section className="notice" data-tone="wait" role="alert" aria-label={t('title')}>
      <p>
        {t.rich('elsewhere', { b: strong })} {t(status.isKept ? 'mineKept' : 'mine')}
      </p>
      <Reasons reasons={status.reasons} />
      <div className="row">
        <CopyButton content={draft.content} language={release.language} name={t('copy')} />
        {status.isKept ? (
          <button type="button" className="button quiet small" onClick={draft.takeTheirs}>
            {t('setAside')}
          </button>
        ) : null}
      </div>
    </section>
  );
}

type NewerProps = Omit<Props, 'draft'> & { newer: NonNullable<DeskRelease['draft']>; onShow: () => void };

/** A newer revision was submitted while an older one is read here. */
export function NewerNotice({ release, newer, timeZone, now, onShow }: NewerProps) {
  const t = useTranslations('draft.newer');
  const times = useTimes(timeZone);
  return (
    <section className="notice" data-tone="wait" role="status" aria-label={t('title')}>
      <p>
        {t.rich('body', {
          newer: newer.revision ?? 0,
          older: release.draft?.revision ?? 0,
          by: newer.revisionBy ?? '',
          time: times.short(newer.revisionAt ?? newer.changedAt, now),
          b: strong,
        })}
      </p>
      <div className="row">
        <button type="button" className="button small" onClick={onShow}>
          {t('show', { revision: newer.revision ?? 0 })}
        </button>
      </div>
    </section>
  );
}

type KeptProps = {
  kept: KeptTexts;
  release: DeskRelease;
  timeZone: string;
  now: Date;
  /** False if the viewer may not write now, so it cannot go on the screen. */
  onShow?: (() => void) | null;
};

/**
 * A text that never reached the newsroom: from a crash, another tab, a stopped database, or set
 * aside.
 */
export function KeptNotice({ kept, release, timeZone, now, onShow = null }: KeptProps) {
  const times = useTimes(timeZone);
  const t = useTranslations('draft.kept');
  const nameOf = useNames();
  const { newest, more } = kept;
  const changedBy = release.draft?.changedBy;
  if (!newest) return null;
  return (
    <section className="notice" data-tone="wait" aria-label={t('title')}>
      <p>
        {t.rich('body', { time: times.short(new Date(newest.at), now), b: strong })}{' '}
        {onShow ? t('same') : changedBy ? t('changed', { by: nameOf(changedBy) }) : t('changedBySomebody')}
        {more > 0 ? ` ${t('more', { count: more })}` : ''}
      </p>
      <Look content={newest.content} release={release} name={t('look')} />
      <div className="row">
        {onShow ? (
          <button type="button" className="button small" onClick={onShow}>
            {t('put')}
          </button>
        ) : null}
        <CopyButton content={newest.content} language={release.language} name={t('copy')} />
        <button type="button" className="button quiet small" onClick={kept.drop}>
          {t('drop')}
        </button>
      </div>
    </section>
  );
}

/** The text is not saved, and this computer has no room for it either. */
function UnkeptNotice({ draft: { status, content }, release }: Props) {
  const t = useTranslations('draft.unkept');
  if (!('isKept' in status) || status.isKept) return null;
  return (
    <div className="notice" data-tone="alert" role="alert">
      <p>{t.rich('body', { b: strong })}</p>
      <div className="row">
        <CopyButton content={content} language={release.language} name={t('copy')} />
      </div>
    </div>
  );
}

/** The notices between the toolbar and the sheet, shown while something needs a decision. */
export function Notices({ children, ...props }: Props & { tooLong: number | null; children: ReactNode }) {
  const t = useTranslations('draft');
  const { draft, release, tooLong } = props;
  const { kept, status, saver } = draft;
  const isSettled = status.kind !== 'stale' && status.kind !== 'colliding';
  const isCurrent = kept.newest?.version === saver.version && isSettled && release.can.save.allowed;
  return (
    <div className="notices">
      <StaleNotice {...props} />
      <CollisionNotice {...props} />
      <UnkeptNotice {...props} />
      {children}
      <KeptNotice {...props} kept={kept} onShow={isCurrent ? draft.showKept : null} />
      {status.kind === 'refused' ? (
        <div className="notice" data-tone="alert">
          <Reasons tone="alert" title={t(status.isKept ? 'refusedKept' : 'refused')} reasons={status.reasons} />
        </div>
      ) : null}
      {status.kind === 'waiting' && status.because === 'signed-out' ? (
        <p className="notice" data-tone="alert" role="alert">
          {t.rich(status.isKept ? 'signedOutKept' : 'signedOut', {
            link: (words) => (
              <a href="/desk/sign-in" target="_blank" rel="noopener">
                {words}
              </a>
            ),
          })}
        </p>
      ) : null}
      {status.kind === 'waiting' && status.because === 'other-hands' ? (
        <p className="notice" data-tone="alert" role="alert">
          {t(status.isKept ? 'otherHandsKept' : 'otherHands')}
        </p>
      ) : null}
      {tooLong ? (
        <p className="notice" data-tone="alert" role="alert">
          {t('tooLong', { length: tooLong })}
        </p>
      ) : null}
    </div>
  );
}
