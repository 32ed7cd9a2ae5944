'use client';
import type { Editor } from '@tiptap/react';
import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { replaceText } from '#components/editor/replace-text.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import type { Content } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { keepFor } from './keep.ts';
import { Saver, type SaveStatus, type ScreenOf } from './saver.ts';
import { type KeptTexts, useKept } from './use-kept.ts';

export type Draft = {
  content: Content;
  /** Grows when the text comes from outside. The fields are then new ones with nothing to undo. */
  fresh: number;
  status: SaveStatus;
  saver: Saver;
  editor: Editor | null;
  setEditor: (editor: Editor | null) => void;
  change: (part: Partial<Content>) => void;
  /** Changes fields from beside the sheet, which then shows them. */
  put: (part: Partial<Content>) => void;
  /** Texts on this computer beside the one on the screen. */
  kept: KeptTexts;
  /** Puts the newest of them on the screen. */
  showKept: () => void;
  /**
   * Takes the newsroom's text where the viewer may write it. Mine is set aside; if that fails, it
   * stays on the screen.
   */
  takeTheirs: () => void;
};

const isWritten = (text: string) => text.trim() !== '';
/** Empty entries that were added are not sent. */
const withoutEmptyLines = ({ contacts = [], ...content }: Content): Content => ({
  ...content,
  subheadlines: content.subheadlines.filter(isWritten),
  contacts: contacts.filter((contact) => Object.values(contact).some(isWritten)),
});

// A draft has one saver for the life of the tab. A screen that returns continues from what this tab
// last saved or did not save.
const savers = new Map<string, Saver>();

function useSaver(release: DeskRelease, userId: string, save: ScreenOf['save']) {
  const [{ saver, key }] = useState(() => {
    const { id: releaseId, draft } = release;
    if (!draft) throw new Error('a release without an open draft is not edited');
    const key = `${userId}:${draft.id}`;
    const screen = { save, onAdopt: () => {}, onStale: () => {} };
    const made = () => new Saver({ ...draft, releaseId, keep: keepFor(userId, releaseId), screen });
    return { saver: savers.get(key) ?? made(), key };
  });
  useEffect(() => {
    savers.set(key, saver);
  }, [key, saver]);
  const status = useSyncExternalStore(saver.subscribe, saver.snapshot, saver.snapshot);
  return { saver, status };
}

/** The screen shows the saver's text, and the saver learns the newsroom's. */
function useNewsroom(saver: Saver, screen: ScreenOf, { draft }: DeskRelease) {
  const [draftId] = useState(draft?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen's callbacks do not change
  useEffect(() => saver.shownBy(screen), [saver]);
  useEffect(() => {
    if (draft && draft.id === draftId) saver.notice(draft);
  }, [saver, draft, draftId]);
}

/** Warns before leaving while something is unsaved, and looks for others' changes on return. */
function useWindow(saver: Saver) {
  const router = useRouter();
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => (saver.isUnsaved || saver.isExpecting) && event.preventDefault();
    const back = () => {
      if (saver.isUnsaved) void saver.flush();
      else if (navigator.onLine) router.refresh();
    };
    const again = () => void saver.flush();
    const hidden = () => document.visibilityState === 'hidden' && void saver.flush();
    const saveKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void saver.flush();
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('beforeunload', guard, { signal });
    window.addEventListener('focus', back, { signal });
    window.addEventListener('online', again, { signal });
    window.addEventListener('keydown', saveKey, { signal });
    window.addEventListener('storage', saver.keepAgain, { signal });
    document.addEventListener('visibilitychange', hidden, { signal });
    return () => {
      stop.abort();
      // Within the newsroom the page goes and the save still runs.
      void saver.flush();
    };
  }, [saver, router]);
}

const isSameBody = (editor: Editor, { body }: Content) => JSON.stringify(editor.getJSON()) === JSON.stringify(body);

/** The text as it is shown. A text from outside gets new fields; the caret stays in place. */
function useShown(first: Content) {
  const [content, setContent] = useState(first);
  const latest = useRef(first);
  const [fresh, setFresh] = useState(0);
  const [editor, setEditorState] = useState<Editor | null>(null);
  const caret = useRef<{ id: string; start: number; end: number } | null>(null);
  const setEditor = useCallback((next: Editor | null) => {
    // The fields were made with the first text.
    if (next && !isSameBody(next, latest.current)) replaceText(next, latest.current.body);
    setEditorState(next);
  }, []);
  const write = useCallback((next: Content) => {
    latest.current = next;
    setContent(next);
  }, []);
  const isDue = useRef(false);
  /** For the body, which its editor shows already: the rest follows behind the paint. */
  const follow = useCallback((next: Content) => {
    latest.current = next;
    if (isDue.current) return;
    isDue.current = true;
    const draw = () => {
      isDue.current = false;
      startTransition(() => setContent(latest.current));
    };
    requestAnimationFrame(() => setTimeout(draw));
  }, []);
  const show = (next: Content) => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement)
      caret.current = { id: field.id, start: field.selectionStart, end: field.selectionEnd };
    write(next);
    setFresh((before) => before + 1);
    if (editor && !isSameBody(editor, next)) replaceText(editor, next.body);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the fields are new ones
  useEffect(() => {
    const was = caret.current;
    caret.current = null;
    const field = was && document.getElementById(was.id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(was?.start ?? 0, was?.end ?? 0);
  }, [fresh]);
  return { content, write, follow, fresh, editor, setEditor, show };
}

/** The text on the screen, its saving, and the texts stored beside it. */
export function useDraft(release: DeskRelease, userId: string, save: DeskActions['save']): Draft {
  const router = useRouter();
  const onDesk: ScreenOf['save'] = (input) => save({ ...input, content: withoutEmptyLines(input.content) });
  const { saver, status } = useSaver(release, userId, onDesk);
  const { write, follow, show, ...shown } = useShown(saver.content);
  // The saver takes the first screen's text; the editor is created later.
  const lately = useRef(show);
  lately.current = show;
  const screen = { save: onDesk, onAdopt: (next: Content) => lately.current(next), onStale: () => router.refresh() };
  useNewsroom(saver, screen, release);
  useWindow(saver);
  const change = useCallback(
    (part: Partial<Content>) => {
      saver.change(part);
      if (Object.keys(part).every((name) => name === 'body')) follow(saver.content);
      else write(saver.content);
    },
    [saver, write, follow],
  );
  const kept = useKept(userId, release.id, release.draft?.content ?? null, (key) => saver.keep.isMine(key));
  const put = (part: Partial<Content>) => {
    change(part);
    show(saver.content);
  };
  const showKept = () => {
    if (!kept.newest) return;
    const { content } = kept.newest;
    // Fields that the new text does not have must become empty.
    put({ ...blankText, ...content });
    kept.drop();
    // Removing that one made room in the storage.
    saver.keepAgain();
  };
  const takeTheirs = () => {
    if (!saver.setAside()) return;
    if (release.draft && release.can.save.allowed) saver.adopt(release.draft);
    kept.look();
  };
  return { ...shown, status, saver, change, put, kept, showKept, takeTheirs };
}
