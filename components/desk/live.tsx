'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeskMessage } from '#lib/accounts/streams/stream-rules.ts';
import { useViewer } from './seat.tsx';
import { hereNews } from './together/here-news.ts';

// Changes that come together bring one look, and not all screens look in the same instant.
const soonMs = () => 100 + Math.random() * 200;
/** A text that is being written elsewhere is saved again and again. Lists learn of it later. */
const laterMs = 10_000;
const askMs = 5000;
/** A form that somebody fills in keeps its page as it is. Until it is closed, a look waits. */
const isHeld = () => document.querySelector('form[data-holds-page]') !== null;
const heldMs = 1000;

type Screen = { onMessage: (message: DeskMessage) => void };

/** Follows the newsroom's stream; while that fails, asks from time to time. Returns the end. */
function follow(address: string, { onMessage }: Screen): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) onMessage({ ...((await answer.json()) as { seq: number }), releaseId: null, isText: false });
    connect();
  };
  const end = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  function connect() {
    end();
    if (document.visibilityState === 'hidden') return;
    source = new EventSource(address);
    source.addEventListener('here', ({ data }) =>
      window.dispatchEvent(new CustomEvent(hereNews, { detail: JSON.parse(String(data)) })),
    );
    source.onmessage = ({ data }) => onMessage(JSON.parse(String(data)) as DeskMessage);
    source.onerror = () => {
      end();
      timer = setTimeout(() => void ask(), askMs);
    };
  }
  // A browser has few connections to one place: a hidden screen gives its own back.
  const turn = () => (document.visibilityState === 'hidden' ? end() : connect());
  document.addEventListener('visibilitychange', turn);
  connect();
  return () => {
    document.removeEventListener('visibilitychange', turn);
    end();
  };
}

/**
 * Loads the page again when something changed that it may show. What is under somebody's hands
 * stays: a text by its saver, a form by holding its page.
 * @param seq the newest entry of the record when the page was drawn
 */
export function Live({ seq }: { seq: number }) {
  const router = useRouter();
  const { id } = useViewer();
  const open = usePathname().split('/')[3] ?? null;
  const shown = useRef({ seq, open });
  shown.current = { seq: Math.max(seq, shown.current.seq), open };
  const focused = useRef<Element | null>(null);
  // A step that went away leaves the focus at the release's new state.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page was loaded again
  useLayoutEffect(() => {
    if (focused.current?.isConnected === false && document.activeElement === document.body)
      document.getElementById('state')?.focus();
    focused.current = null;
  }, [seq]);
  useEffect(() => {
    let due = Number.POSITIVE_INFINITY;
    let newest = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      if (isHeld()) {
        timer = setTimeout(refresh, heldMs);
        return;
      }
      due = Number.POSITIVE_INFINITY;
      focused.current = document.activeElement;
      if (newest > shown.current.seq) router.refresh();
    };
    const onMessage = (message: DeskMessage) => {
      if (message.seq <= shown.current.seq) return;
      newest = Math.max(newest, message.seq);
      const isLater = message.isText && message.releaseId !== shown.current.open;
      const at = performance.now() + (isLater ? laterMs : soonMs());
      if (at >= due) return;
      due = at;
      clearTimeout(timer);
      timer = setTimeout(refresh, at - performance.now());
    };
    const stop = follow(`/api/desk/changes?${new URLSearchParams({ viewer: id })}`, { onMessage });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id, router]);
  return null;
}
