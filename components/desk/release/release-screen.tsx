'use client';
import { useTranslations } from 'next-intl';
import type { Editor } from '@tiptap/react';
import { type ReactNode, useEffect, useState } from 'react';
import { ReadAttachments } from '#components/editor/attachment-list.tsx';
import { Sheet } from '#components/editor/sheet.tsx';
import { FindBar } from '#components/editor/find-bar.tsx';
import { Toolbar } from '#components/editor/toolbar.tsx';
import { useReasonWords } from '#components/ui/reasons.tsx';
import type { Content } from '#lib/text/schema.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { CommentedPage } from '#components/desk/comments/commented-page.tsx';
import { Folio } from './folio.tsx';
import { Frame } from './screens/frame.tsx';
import { HistoryDialog } from '#components/desk/history/history-dialog.tsx';
import { HistoryLink } from '#components/desk/history/history-link.tsx';
import type { ShownHistory } from '#components/desk/history/shown-history.ts';
import { AttachFiles } from './files/attach-files.tsx';
import { DatelineTool } from './dateline-tool.tsx';
import { DroppedFiles, DropPage } from './files/dropped-files.tsx';
import { KeptNotice, NewerNotice, Notices } from './notices.tsx';
import { Rail, type Shared } from './rail.tsx';
import { SaveState } from '#components/desk/draft/save-status.tsx';
import { FieldQuestion, ReadingNotice, useReading } from './reading.tsx';
import { ReviewSheet, type ShownReview } from './review-sheet.tsx';
import { useActions } from '#components/desk/seat.tsx';
import { type Draft, useDraft } from '#components/desk/draft/use-draft.ts';
import { AlsoHere } from '#components/desk/together/also-here.tsx';
import { useDropped } from './files/use-dropped.ts';
import { useKept } from '#components/desk/draft/use-kept.ts';
import { useChecks } from './use-checks.ts';
import { useHead } from './screens/use-head.ts';
import { useSteady } from './use-steady.ts';
import { useVerbs } from './use-verbs.ts';

type ScreenProps = Shared & {
  release: DeskRelease /** The published text, where no draft is open. */;
  published: Content | null;
  /** The texts that are kept, while they are shown. */
  history: ShownHistory | null;
  /** What the text under review changes; null where there is nothing to compare. */
  review: ShownReview | null;
};
type Props = ScreenProps & { header: ReactNode; list: ReactNode };

/** Ctrl-Enter leads to the next step's button; it does not press it. */
function useStepKey() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      document.querySelector<HTMLElement>('.rail .button.primary')?.focus();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}

/** Ctrl-Alt-F opens the find bar. The browser's own search stays on Ctrl-F. */
function useFinding() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyF' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}

type BarProps = Pick<ScreenProps, 'release' | 'timeZone' | 'now'> & {
  editor: Editor | null;
  draft: Draft;
  news: string;
};

/** The toolbar, where the text is, and the way to its History; below it the find bar. */
function Bar({ editor, draft, release, timeZone, now, news }: BarProps) {
  const find = useFinding();
  return (
    <>
      <div className="bar">
        {editor ? <Toolbar editor={editor} past={draft.past} onFind={find.open} /> : <div className="toolbar" />}
        <div className="bar-end">
          <SaveState status={draft.status} savedAt={release.draft?.changedAt ?? now} timeZone={timeZone} news={news} />
          <HistoryLink onOpen={() => void draft.saver.flush()} />
          <AlsoHere releaseId={release.id} />
        </div>
      </div>
      {editor && find.isOpen ? <FindBar editor={editor} language={release.language} onClose={find.close} /> : null}
    </>
  );
}

const ofDateline = ({ language, datelinePlaces, series }: DeskRelease, { content, put }: Draft) => ({
  dateline: content.dateline,
  language,
  places: datelinePlaces,
  timeZone: series.timeZone,
  onSet: (dateline: string) => put({ dateline }),
});

function EditScreen({ onUnsaved, ...props }: ScreenProps & { onUnsaved: (isUnsaved: boolean) => void }) {
  const t = useTranslations('release');
  const { release, timeZone, now } = props;
  const actions = useActions();
  const draft = useDraft(release, props.viewerId, actions.save);
  const verbs = useVerbs(release, draft.saver);
  const { isUnsaved } = draft.saver;
  useEffect(() => onUnsaved(isUnsaved), [isUnsaved, onUnsaved]);
  const head = useHead();
  const [focused, setFocused] = useState<Editor | null>(null);
  const [tooLong, setTooLong] = useState<number | null>(null);
  const [news, setNews] = useState('');
  const dropped = useDropped(release, draft);
  const change = (part: Partial<Content>) => {
    setTooLong(null);
    setNews('');
    draft.change(part);
  };
  const reading = useReading(release, draft);
  const checks = useChecks(release, draft.content);
  return (
    <>
      <main id="main" className="desk-document">
        <h1 className="unseen" lang={draft.content.headline ? release.language : undefined}>
          {draft.content.headline || t('untitled')}
        </h1>
        <p role="status" className="unseen">
          {reading.said}
        </p>
        <div className="document-head" ref={head}>
          <Bar editor={focused ?? draft.editor} {...{ draft, release, timeZone, now, news }} />
          <DroppedFiles {...dropped} />
          <Notices draft={draft} release={release} timeZone={timeZone} now={now} tooLong={tooLong}>
            <ReadingNotice {...reading} language={release.language} />
          </Notices>
        </div>
        <DropPage onFiles={(all) => dropped.drop(all, null)}>
          <CommentedPage
            {...{ release, timeZone, now, content: draft.content }}
            save={async () => (await draft.saver.whole()) === 'saved'}
          >
            <Folio release={release} body={draft.content.body} />
            <Sheet
              content={draft.content}
              language={release.language}
              onChange={change}
              onBlur={() => void draft.saver.flush()}
              onEditor={draft.setEditor}
              onFocus={setFocused}
              onTooLong={setTooLong}
              onPasted={dropped.setLosses}
              beside={(field) => (
                <>
                  {field === 'dateline' ? <DatelineTool {...ofDateline(release, draft)} /> : null}
                  <FieldQuestion {...reading} field={field} language={release.language} />
                </>
              )}
              onFiles={dropped.drop}
              isCorrection={release.draft?.kind === 'correction'}
            />
            <AttachFiles releaseId={release.id} draft={draft} files={dropped.files} />
          </CommentedPage>
        </DropPage>
      </main>
      <Rail {...props} actions={actions} verbs={verbs} checks={checks} canEdit />
      <HistoryDialog {...{ ...props, actions, verbs }} onBroughtBack={(time) => setNews(t('broughtBack', { time }))} />
    </>
  );
}

/** Why the text cannot be changed now. */
function useWhyReadOnly({ draft, can }: DeskRelease): string | null {
  const t = useTranslations('release.reading');
  const wordsOf = useReasonWords();
  switch (draft?.state) {
    case undefined:
      return null;
    case 'submitted':
    case 'approved':
    case 'scheduled':
    case 'discarded':
      return t(draft.state);
    default:
      return can.save.reasons[0] ? wordsOf(can.save.reasons[0]) : null;
  }
}

/** A text that is only read has nothing to save. */
const alreadySaved = () => Promise.resolve(true);

function ReadScreen(given: ScreenProps) {
  const { release, newer, showNewer } = useSteady(given.release);
  const props = { ...given, release };
  const t = useTranslations('release');
  const { published } = props;
  const actions = useActions();
  const verbs = useVerbs(release, null);
  const content = release.draft?.content ?? published;
  const why = useWhyReadOnly(release);
  const kept = useKept(props.viewerId, release.id, content, () => false);
  return (
    <>
      <main id="main" className="desk-document">
        <h1 className="unseen" lang={content?.headline ? release.language : undefined}>
          {content?.headline || t('untitled')}
        </h1>
        <div className="document-head">
          <div className="bar">
            {why ? <p className="reading">{why}</p> : null}
            <div className="bar-end">
              <HistoryLink />
              <AlsoHere releaseId={release.id} />
            </div>
          </div>
          <div className="notices">
            {newer ? <NewerNotice {...props} newer={newer} onShow={showNewer} /> : null}
            <KeptNotice {...props} kept={kept} />
          </div>
        </div>
        <div className="page">
          {content ? (
            <CommentedPage {...{ release, content, timeZone: props.timeZone, now: props.now }} save={alreadySaved}>
              <Folio release={release} body={content.body} />
              <ReviewSheet
                {...{ content, language: release.language, review: props.review }}
                revision={release.draft?.revision ?? null}
              />
              <ReadAttachments releaseId={release.id} attachments={content.attachments ?? []} />
            </CommentedPage>
          ) : (
            <Folio release={release} body={undefined} />
          )}
        </div>
      </main>
      <Rail {...props} actions={actions} verbs={verbs} checks={release.draft?.preflight ?? []} canEdit={false} />
      <HistoryDialog {...{ ...props, actions, verbs }} />
    </>
  );
}

/**
 * A release on the desk: to write where the viewer may, or while something of theirs is unsaved;
 * else to read.
 */
export function ReleaseScreen({ header, list, ...props }: Props) {
  useStepKey();
  const [isUnsaved, setUnsaved] = useState(false);
  const { id, draft, can } = props.release;
  return (
    <Frame key={id} release={props.release} header={header} list={list}>
      {isUnsaved || (draft !== null && can.save.allowed) ? (
        <EditScreen {...props} onUnsaved={setUnsaved} />
      ) : (
        <ReadScreen {...props} />
      )}
    </Frame>
  );
}
