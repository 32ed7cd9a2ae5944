'use client';
import { useState } from 'react';
import { ReadAttachments } from '#components/editor/attachment-list.tsx';
import { ReadSheet } from '#components/editor/read-sheet.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Content, DeskRelease } from '#lib/releases/schema.ts';
import { plainTextOf } from './plain-text.ts';
import { shortTime } from './times.ts';
import type { Draft } from './use-draft.ts';

function CopyButton({ content, name }: { content: Content; name: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(plainTextOf(content)).then(
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

/** Somebody else changed the release while my text was unsaved. Theirs is in the newsroom; mine is on screen. */
function StaleNotice({ draft, release, timeZone, now }: Props) {
  const theirs = release.draft;
  if (draft.status.kind !== 'stale' || !theirs) return null;
  const isHere = theirs.version > draft.saver.version;
  return (
    <section className="notice" data-tone="wait" role="alert" aria-label="Changed by somebody else">
      <p>
        <strong>
          {isHere
            ? `${theirs.changedBy} changed this release at ${shortTime(theirs.changedAt, now, timeZone)}`
            : 'This release was changed elsewhere'}
        </strong>{' '}
        while you were writing. Nothing was overwritten: their text is in the newsroom, yours is on this screen and kept
        on this computer.
      </p>
      {isHere ? null : <Reasons reasons={draft.status.reasons} />}
      {isHere ? <Look content={theirs.content} release={release} name="Look at theirs" /> : null}
      <div className="row">
        <CopyButton content={draft.content} name="Copy mine" />
        {isHere ? (
          <button type="button" className="button quiet small" onClick={draft.takeTheirs}>
            Go on from theirs, set mine aside
          </button>
        ) : null}
      </div>
    </section>
  );
}

/** A text that never reached the newsroom: from a crash, a stopped database, or set aside. */
function AsideNotice({ draft, release, timeZone, now }: Props) {
  const { aside } = draft;
  if (!aside) return null;
  const isCurrent = aside.version === draft.saver.version && draft.status.kind !== 'stale';
  return (
    <section className="notice" data-tone="wait" aria-label="Text kept on this computer">
      <p>
        <strong>A text of yours from {shortTime(new Date(aside.at), now, timeZone)} is kept on this computer</strong>{' '}
        and is not in the newsroom.
        {isCurrent
          ? ' Nobody has changed the release since.'
          : ` ${release.draft?.changedBy ?? 'Somebody'} has changed the release since, so copy from it what is still needed.`}
      </p>
      <Look content={aside.content} release={release} name="Look at it" />
      <div className="row">
        {isCurrent ? (
          <button type="button" className="button small" onClick={draft.showAside}>
            Put it on the screen
          </button>
        ) : null}
        <CopyButton content={aside.content} name="Copy it" />
        <button type="button" className="button quiet small" onClick={draft.dropAside}>
          Drop it
        </button>
      </div>
    </section>
  );
}

/** What stands between the toolbar and the sheet when something needs a decision. */
export function Notices(props: Props & { tooLong: number | null }) {
  const { draft, tooLong } = props;
  return (
    <div className="notices">
      <StaleNotice {...props} />
      <AsideNotice {...props} />
      {draft.status.kind === 'refused' ? (
        <div className="notice" data-tone="alert">
          <Reasons
            tone="alert"
            title="Not saved. Your text is on this screen and kept on this computer."
            reasons={draft.status.reasons}
          />
        </div>
      ) : null}
      {draft.status.kind === 'kept' && draft.status.because === 'signed-out' ? (
        <p className="notice" data-tone="alert" role="alert">
          You are signed out. Your text is kept on this computer.{' '}
          <a href="/desk/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          ; this page then goes on by itself.
        </p>
      ) : null}
      {draft.status.kind === 'kept' && draft.status.because === 'other-hands' ? (
        <p className="notice" data-tone="alert" role="alert">
          Somebody else is signed in by now, so nothing is saved under their name. Your text is kept on this computer.
          Sign in again as yourself in another tab; this page then goes on by itself.
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
