'use client';
import { useState } from 'react';
import { ReadAttachments } from '#components/editor/attachment-list.tsx';
import { ReadSheet } from '#components/editor/read-sheet.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Content } from '#lib/text/schema.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { plainTextOf } from './plain-text.ts';
import { useTimes } from '#components/desk/use-times.ts';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import type { KeptTexts } from '#components/desk/draft/use-kept.ts';

function CopyButton({ content, language, name }: { content: Content; language: string; name: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(plainTextOf(content, language)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" className="button quiet small" onClick={() => void copy()}>
      {isCopied ? 'Copied' : name}
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

/** Another person changed or moved the release while my text was unsaved. Mine is on the screen. */
function StaleNotice({ draft, release, timeZone, now }: Props) {
  const times = useTimes(timeZone);
  const { status } = draft;
  if (status.kind !== 'stale') return null;
  const theirs = release.can.save.allowed ? release.draft : null;
  const isHere = theirs !== null && theirs.version > draft.saver.version;
  const isElsewhere = !release.can.save.allowed;
  return (
    <section className="notice" data-tone="wait" role="alert" aria-label="Changed by somebody else">
      <p>
        <strong>
          {isHere
            ? `${theirs.changedBy} changed this release at ${times.short(theirs.changedAt, now)}`
            : 'This release was changed elsewhere'}
        </strong>{' '}
        while you were writing. Nothing was overwritten: {isElsewhere ? '' : 'their text is in the newsroom, '}yours is
        on this screen{status.isKept ? ' and kept on this computer' : ''}.
      </p>
      {isHere ? null : <Reasons reasons={status.reasons} />}
      {isHere ? <Look content={theirs.content} release={release} name="Look at theirs" /> : null}
      <div className="row">
        <CopyButton content={draft.content} language={release.language} name="Copy mine" />
        {(isHere || isElsewhere) && status.isKept ? (
          <button type="button" className="button quiet small" onClick={draft.takeTheirs}>
            {isHere ? 'Go on from theirs, set mine aside' : 'Set mine aside'}
          </button>
        ) : null}
      </div>
    </section>
  );
}

type NewerProps = Omit<Props, 'draft'> & { newer: NonNullable<DeskRelease['draft']>; onShow: () => void };

/** A newer revision was submitted while an older one is read here. */
export function NewerNotice({ release, newer, timeZone, now, onShow }: NewerProps) {
  const times = useTimes(timeZone);
  return (
    <section className="notice" data-tone="wait" role="status" aria-label="A newer revision">
      <p>
        <strong>
          Revision {newer.revision} has replaced revision {release.draft?.revision},
        </strong>{' '}
        which is on this screen and can no longer be approved. {newer.revisionBy} submitted it,{' '}
        {times.short(newer.revisionAt ?? newer.changedAt, now)}.
      </p>
      <div className="row">
        <button type="button" className="button small" onClick={onShow}>
          Show revision {newer.revision}
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
  const { newest, more } = kept;
  if (!newest) return null;
  return (
    <section className="notice" data-tone="wait" aria-label="Text kept on this computer">
      <p>
        <strong>A text of yours from {times.short(new Date(newest.at), now)} is kept on this computer</strong> and is
        not in the newsroom.
        {onShow
          ? ' Nobody has changed the release since.'
          : ` ${release.draft?.changedBy ?? 'Somebody'} has changed the release since, so copy from it what is still needed.`}
        {more > 0
          ? ` ${more} more: ${more === 1 ? 'it comes' : 'each comes'} up when this one is used or dropped.`
          : ''}
      </p>
      <Look content={newest.content} release={release} name="Look at it" />
      <div className="row">
        {onShow ? (
          <button type="button" className="button small" onClick={onShow}>
            Put it on the screen
          </button>
        ) : null}
        <CopyButton content={newest.content} language={release.language} name="Copy it" />
        <button type="button" className="button quiet small" onClick={kept.drop}>
          Drop it
        </button>
      </div>
    </section>
  );
}

/** The text is not saved, and this computer has no room for it either. */
function UnkeptNotice({ draft: { status, content }, release }: Props) {
  if (!('isKept' in status) || status.isKept) return null;
  return (
    <div className="notice" data-tone="alert" role="alert">
      <p>
        <strong>Your text stands on this screen alone.</strong> It is not saved, and the browser has no room for it on
        this computer, or is not allowed to keep anything. Leave this page open, and copy your text into a file.
      </p>
      <div className="row">
        <CopyButton content={content} language={release.language} name="Copy my text" />
      </div>
    </div>
  );
}

/** The notices between the toolbar and the sheet, shown while something needs a decision. */
export function Notices(props: Props & { tooLong: number | null }) {
  const { draft, release, tooLong } = props;
  const { kept, status, saver } = draft;
  const isCurrent = kept.newest?.version === saver.version && status.kind !== 'stale' && release.can.save.allowed;
  return (
    <div className="notices">
      <StaleNotice {...props} />
      <UnkeptNotice {...props} />
      <KeptNotice {...props} kept={kept} onShow={isCurrent ? draft.showKept : null} />
      {status.kind === 'refused' ? (
        <div className="notice" data-tone="alert">
          <Reasons
            tone="alert"
            title={`Not saved. Your text is on this screen${status.isKept ? ' and kept on this computer' : ''}.`}
            reasons={status.reasons}
          />
        </div>
      ) : null}
      {status.kind === 'waiting' && status.because === 'signed-out' ? (
        <p className="notice" data-tone="alert" role="alert">
          You are signed out. Your text is {status.isKept ? 'kept on this computer' : 'on this screen'}.{' '}
          <a href="/desk/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          ; this page then goes on by itself.
        </p>
      ) : null}
      {status.kind === 'waiting' && status.because === 'other-hands' ? (
        <p className="notice" data-tone="alert" role="alert">
          Somebody else is signed in by now, so nothing is saved under their name. Your text is{' '}
          {status.isKept ? 'kept on this computer' : 'on this screen'}. Sign in again as yourself in another tab; this
          page then goes on by itself.
        </p>
      ) : null}
      {tooLong ? (
        <p className="notice" data-tone="alert" role="alert">
          That paste has {tooLong.toLocaleString('en')} characters, more than a release can have, so nothing of it was
          put in. Paste it in parts, or attach the long part.
        </p>
      ) : null}
    </div>
  );
}
