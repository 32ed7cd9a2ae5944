import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import { useViewer } from '#components/desk/seat.tsx';
import { worded } from '#components/ui/reasons.tsx';
import type { Words } from '#components/words/catalogues.ts';
import type { Reason } from '#lib/core/result.ts';
import { kindOfName, nameOf } from '#lib/media/rules.ts';
import type { KeptFileInfo } from '#lib/releases/attachments/attachment-schema.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { sendFile } from './send-file.ts';

/** Where files came in: in the list of attachments, or on the text. */
type From = 'list' | 'text';

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

/** Sends files and attaches them. What came of it is told where they came from. */
export function useFiles(releaseId: string, { saver, change }: Draft) {
  const t = useTranslations('attachments');
  const [message, say] = useState('');
  const [from, setFrom] = useState<From>('list');
  const [reasons, setReasons] = useState<Reason[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const leaving = useLeaving();
  const { id: viewerId } = useViewer();

  /** True if the text names the file in the end. */
  const attachOne = async (file: File, former?: string): Promise<boolean> => {
    const { signal } = leaving.current;
    if (signal.aborted) return false;
    say(t('sending', { name: file.name }));
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
    say(against.length === 0 ? t('attached', { name: file.name }) : '');
    return against.every(({ code }) => code === 'same-file');
  };

  /** Files are sent one after another, in the order in which they were chosen. */
  const attach = (files: File[], { from: place, former }: { from: From; former?: string }) => {
    setFrom(place);
    setReasons([]);
    for (const file of files) {
      const sent = last.current.then(() => attachOne(file, former));
      last.current = sent;
      saver.expect(sent);
      void sent.then(() => saver.flush());
    }
  };
  const setMessage = (words: string, place: From) => {
    setFrom(place);
    say(words);
  };
  return { message, setMessage, reasons, setReasons, from, attach };
}

export type Files = ReturnType<typeof useFiles>;
