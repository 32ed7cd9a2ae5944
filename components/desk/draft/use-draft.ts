'use client';
import type { Editor } from '@tiptap/react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { RichName } from '#lib/text/rich-names-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { Choice } from '#lib/text/merge/merge-rules.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { keepFor } from './keep.ts';
import { Saver } from './saver.ts';
import type { SaveStatus, ScreenOf } from './saving.ts';
import { type KeptTexts, useKept } from './use-kept.ts';
import { type PastOfDraft, usePast } from './use-past.ts';
import { useShown } from './use-shown.ts';

export type Draft = {
  content: Content;
  status: SaveStatus;
  saver: Saver;
  editor: Editor | null;
  setEditor: Record<RichName, (editor: Editor | null) => void>;
  change: (part: Partial<Content>) => void;
  /** Changes fields from beside the sheet, which then shows them. */
  put: (part: Partial<Content>) => void;
  /** One's own steps. */
  past: PastOfDraft;
  /** The release has another draft by now than the one on the screen. */
  isOther: boolean;
  /** Settles a collision with another person's text. */
  choose: (at: number, choice: Choice) => void;
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

// A draft has one saver for the life of the tab. A screen that returns continues from what this tab
// last saved or did not save.
const savers = new Map<string, Saver>();

function useSaver(release: DeskRelease, userId: string, save: ScreenOf['save']) {
  const [{ saver, key }] = useState(() => {
    const { id: releaseId, draft } = release;
    if (!draft) throw new Error('a release without an open draft is not edited');
    const key = `${userId}:${draft.id}`;
    const screen = { save, onShow: () => {}, onStale: () => {} };
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
function useNewsroom(saver: Saver, screen: ScreenOf, { draft, can }: DeskRelease): { isOther: boolean } {
  const [draftId] = useState(draft?.id);
  const mayWrite = can.save.allowed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen's callbacks do not change
  useEffect(() => saver.shownBy(screen), [saver]);
  useEffect(() => {
    if (!draft || draft.id !== draftId) return;
    // React shows a merged text at once only outside its own work.
    queueMicrotask(() => saver.notice(draft, mayWrite));
  }, [saver, draft, draftId, mayWrite]);
  return { isOther: draft !== null && draft.id !== draftId };
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

/** The text on the screen, its saving, and the texts stored beside it. */
export function useDraft(release: DeskRelease, userId: string, save: DeskActions['save']): Draft {
  const router = useRouter();
  const { saver, status } = useSaver(release, userId, save);
  const { write, writeLater, show, ...shown } = useShown(saver.content);
  const screen = { save, onShow: show, onStale: () => router.refresh() };
  const { isOther } = useNewsroom(saver, screen, release);
  useWindow(saver);
  const past = usePast({
    current: useCallback(() => saver.content, [saver]),
    onTurn: (content) => {
      saver.write(content);
      show(content, { follow: true });
    },
  });
  const { note } = past;
  const change = useCallback(
    (part: Partial<Content>) => {
      const before = saver.content;
      saver.change(part);
      note(before, saver.content);
      if (Object.keys(part).every((name) => name === 'body')) writeLater(saver.content);
      else write(saver.content);
    },
    [saver, note, write, writeLater],
  );
  const kept = useKept(userId, release.id, release.draft?.content ?? null, (key) => saver.keep.isMine(key));
  const put = (part: Partial<Content>) => {
    change(part);
    show(saver.content);
  };
  const choose = (at: number, choice: Choice) => {
    const before = saver.content;
    saver.choose(at, choice);
    note(before, saver.content);
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
  return { ...shown, status, saver, change, put, past, choose, isOther, kept, showKept, takeTheirs };
}
