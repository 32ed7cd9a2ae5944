import type { EditorView } from '@tiptap/pm/view';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import { isWordFile, readWordFile } from '#components/desk/read-word-file.ts';
import { useViewer } from '#components/desk/seat.tsx';
import { insertDocument } from '#components/editor/insert-document.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { useFiles } from './use-files.ts';

/**
 * Files that are dropped on the sheet or pasted into the text. The words of a Word file on the text
 * stand below the paragraph on which it was dropped; every other file becomes an attachment.
 */
export function useDropped({ id, language }: { id: string; language: string }, draft: Draft) {
  const files = useFiles(id, draft);
  const [losses, setLosses] = useState<Loss[]>([]);
  const t = useTranslations('dropped');
  const { id: viewerId } = useViewer();
  const [message, setMessage] = useState('');
  const [reasons, setReasons] = useState<Reason[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const readInto = async (view: EditorView, file: File) => {
    setMessage(t('reading', { name: file.name }));
    const notRead = t('notRead', { name: file.name });
    const result = await readWordFile(file, { viewerId, direction: directionOf(language), notRead });
    if (view.isDestroyed) return;
    setMessage(result.ok ? t('inserted', { name: file.name }) : '');
    if (!result.ok) return setReasons((before) => [...before, ...result.reasons]);
    insertDocument(view, result.value.doc);
    setLosses(result.value.losses);
  };

  /** @param view of the text that got the files; null beside it */
  const drop = (all: File[], view: EditorView | null) => {
    close();
    setLosses([]);
    const words = view ? all.filter(isWordFile) : [];
    const others = all.filter((file) => !words.includes(file));
    if (others.length > 0) files.attach(others, { from: 'text' });
    for (const file of words) if (view) last.current = last.current.then(() => readInto(view, file));
  };
  const close = () => {
    setMessage('');
    setReasons([]);
    if (files.from === 'text') {
      files.setMessage('', 'text');
      files.setReasons([]);
    }
  };
  const ofFiles = files.from === 'text';
  return {
    files,
    losses,
    setLosses,
    messages: [message, ofFiles ? files.message : ''].filter(Boolean),
    reasons: [...reasons, ...(ofFiles ? files.reasons : [])],
    drop,
    close,
  };
}

export type Dropped = ReturnType<typeof useDropped>;
