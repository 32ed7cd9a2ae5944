'use client';
import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { EditAttachments } from '#components/editor/attachment-list.tsx';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import type { Words } from '#components/words/catalogues.ts';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';
import { fileKinds } from '#lib/text/file-kinds-rules.ts';
import { kindOfName, nameOf } from '#lib/media/rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { KeptFileInfo } from '#lib/releases/attachment-schema.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import { useViewer } from '#components/desk/seat.tsx';
import { sendFile } from './send-file.ts';
import type { Draft } from '#components/desk/draft/use-draft.ts';

type Props = { releaseId: string; draft: Draft };

const endings = Object.keys(fileKinds)
  .map((kind) => `.${kind}`)
  .join(',');

/** The attachment for a stored file, with a name that no other one has. */
function attachmentOf({ file, name, title }: KeptFileInfo, fileName: string, others: Attachment[]): Attachment {
  const kind = kindOfName(name);
  const usedNames = others.map((one) => one.name);
  return { file, name: kind ? nameOf(fileName, kind, usedNames) : name, title };
}

/**
 * The list with a stored file: at its end, or in place of `former`, whose title and name it takes
 * over.
 */
function withFile(
  list: Attachment[],
  kept: KeptFileInfo,
  fileName: string,
  t: Words<'attachments'>,
  former?: string,
): Attachment[] | Reason {
  const same = list.find((one) => one.file === kept.file);
  if (same) return { ...worded(t('same', { name: same.title || same.name })), code: 'same-file' };
  const replaced = list.find((one) => one.file === former);
  if (replaced) {
    const at = list.indexOf(replaced);
    return list.with(at, { ...attachmentOf(kept, replaced.name, list.toSpliced(at, 1)), title: replaced.title });
  }
  return list.length >= sizes.attachments
    ? worded(t('tooMany', { most: sizes.attachments }))
    : [...list, attachmentOf(kept, fileName, list)];
}

/** A signal that aborts when the viewer leaves the screen, so that no file is attached unseen. */
function useLeaving() {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    if (leaving.current.signal.aborted) leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);
  return leaving;
}

function useFiles({ releaseId, draft: { saver, change } }: Props) {
  const t = useTranslations('attachments');
  const [message, setMessage] = useState('');
  const [reasons, setReasons] = useState<Reason[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const leaving = useLeaving();
  const { id: viewerId } = useViewer();

  /** True if the text names the file in the end. */
  const attachOne = async (file: File, former?: string): Promise<boolean> => {
    const { signal } = leaving.current;
    if (signal.aborted) return false;
    setMessage(t('sending', { name: file.name }));
    const result = await sendFile(file, {
      viewerId,
      releaseId,
      signal,
      notArrived: t('notArrived', { name: file.name }),
    });
    if (signal.aborted) return false;
    const list = result.ok ? withFile(saver.content.attachments ?? [], result.value, file.name, t, former) : null;
    if (Array.isArray(list)) change({ attachments: list });
    const against = result.ok ? (list && 'code' in list ? [list] : []) : result.reasons;
    setReasons((before) => [...before, ...against]);
    setMessage(against.length === 0 ? t('attached', { name: file.name }) : '');
    return against.every(({ code }) => code === 'same-file');
  };

  /** Files are sent one after another, in the order in which they were chosen. */
  const attach = (files: File[], former?: string) => {
    setReasons([]);
    for (const file of files) {
      const sent = last.current.then(() => attachOne(file, former));
      last.current = sent;
      saver.expect(sent);
      void sent.then(() => saver.flush());
    }
  };
  return { message, setMessage, reasons, attach };
}

/** The attachments of a text. Files are chosen or dropped here and saved with the text. */
export function AttachFiles(props: Props) {
  const t = useTranslations('attachments');
  const { releaseId, draft } = props;
  const { message, setMessage, reasons, attach } = useFiles(props);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const attachments: Attachment[] = draft.content.attachments ?? [];
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent) => {
    over(false)(event);
    attach([...event.dataTransfer.files]);
  };
  return (
    <section
      className="attachments-part"
      aria-label={t('title')}
      data-over={isOver}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={drop}
    >
      <h2 className="label">{t('title')}</h2>
      <EditAttachments
        releaseId={releaseId}
        attachments={attachments}
        onChange={(list, what = '') => {
          draft.change({ attachments: list });
          setMessage(what);
        }}
        onReplace={({ file }, by) => attach([by], file)}
        onBlur={() => void draft.saver.flush()}
        onEmpty={() => chooser.current?.focus()}
      />
      <FileChooser className="attach" inputRef={chooser} multiple accept={endings} onFiles={attach}>
        <span>{t('attach')}</span>
        <small>{t('kinds')}</small>
      </FileChooser>
      <p className="attach-state" role="status">
        {message}
      </p>
      {reasons.length > 0 ? (
        <div className="notice" data-tone="alert">
          <Reasons tone="alert" title={t('notAll')} reasons={reasons} />
        </div>
      ) : null}
    </section>
  );
}
