'use client';
import type { Editor } from '@tiptap/react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Content, DeskRelease } from '#lib/releases/schema.ts';
import type { DeskActions } from './desk-actions.ts';
import { asideOf, keepFor } from './keep.ts';
import { isSameText } from './plain-text.ts';
import { type Kept, Saver, type SaveStatus } from './saver.ts';

export type Draft = {
  content: Content;
  status: SaveStatus;
  saver: Saver;
  editor: Editor | null;
  setEditor: (editor: Editor | null) => void;
  change: (part: Partial<Content>) => void;
  /** A text that waits on this computer beside the one on screen. */
  aside: Kept | null;
  dropAside: () => void;
  showAside: () => void;
  /** Takes the newsroom's text; mine is set aside. */
  takeTheirs: () => void;
};

const withoutEmptyLines = (content: Content): Content => ({
  ...content,
  subheadlines: content.subheadlines.filter((text) => text.trim() !== ''),
});

function useSaver(release: DeskRelease, userId: string, save: DeskActions['save'], show: (content: Content) => void) {
  const router = useRouter();
  const [saver] = useState(() => {
    const draft = release.draft;
    if (!draft) throw new Error('a release without an open draft is not edited');
    return new Saver({
      releaseId: release.id,
      version: draft.version,
      content: draft.content,
      keep: keepFor(userId, release.id),
      save: (input) => save({ ...input, content: withoutEmptyLines(input.content) }),
      onAdopt: (content) => show(content),
      onStale: () => router.refresh(),
    });
  });
  const status = useSyncExternalStore(saver.subscribe, saver.snapshot, saver.snapshot);
  useEffect(() => {
    if (release.draft) saver.notice(release.draft);
  }, [saver, release.draft]);
  return { saver, status };
}

/** Leaving is guarded only while something is unsaved; coming back looks for what others did. */
function useWindow(saver: Saver) {
  const router = useRouter();
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => (saver.isUnsaved || saver.isExpecting) && event.preventDefault();
    const back = () => {
      if (saver.isUnsaved) void saver.flush();
      else if (navigator.onLine) router.refresh();
    };
    const again = () => void saver.flush();
    const saveKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void saver.flush();
    };
    window.addEventListener('beforeunload', guard);
    window.addEventListener('focus', back);
    window.addEventListener('online', again);
    window.addEventListener('keydown', saveKey);
    return () => {
      window.removeEventListener('beforeunload', guard);
      window.removeEventListener('focus', back);
      window.removeEventListener('online', again);
      window.removeEventListener('keydown', saveKey);
      // Leaving within the newsroom: the page goes, the save still runs.
      void saver.flush();
    };
  }, [saver, router]);
}

/** The text on screen, its saving, and what waits beside it. */
export function useDraft(release: DeskRelease, userId: string, save: DeskActions['save']): Draft {
  const newsroom = release.draft?.content as Content;
  const [content, setContent] = useState(newsroom);
  const [aside, setAside] = useState<Kept | null>(null);
  const editorRef = useRef<Editor | null>(null);
  const [editor, setEditorState] = useState<Editor | null>(null);
  const setEditor = useCallback((next: Editor | null) => {
    editorRef.current = next;
    setEditorState(next);
  }, []);
  const show = (next: Content) => {
    setContent(next);
    if (JSON.stringify(editorRef.current?.getJSON()) !== JSON.stringify(next.body))
      editorRef.current?.commands.setContent(next.body, { emitUpdate: false });
  };
  const { saver, status } = useSaver(release, userId, save, show);
  useWindow(saver);
  const change = useCallback(
    (part: Partial<Content>) => {
      saver.change(part);
      setContent(saver.content);
    },
    [saver],
  );

  const store = asideOf(userId, release.id);
  useEffect(() => {
    const pile = asideOf(userId, release.id);
    const found = pile.find();
    setAside(found && isSameText(found.content, saver.content) ? pile.drop() : found);
  }, [userId, release.id, saver]);
  const dropAside = () => setAside(store.drop());
  const showAside = () => {
    if (!aside) return;
    // What the text has not, it shall not have.
    change({ attachments: [], ...aside.content });
    show(aside.content);
    dropAside();
  };
  const takeTheirs = () => {
    if (!release.draft) return;
    const mine: Kept = { version: saver.version, content: saver.content, at: new Date().toISOString() };
    store.put(mine);
    setAside(mine);
    saver.adopt(release.draft);
  };
  return { content, status, saver, editor, setEditor, change, aside, dropAside, showAside, takeTheirs };
}
