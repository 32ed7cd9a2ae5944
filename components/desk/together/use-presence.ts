'use client';
import { useEffect, useRef, useState } from 'react';
import type { BeHereInput, Present } from '#lib/releases/presence/schema.ts';
import { fieldOfId } from '#components/desk/draft/field-ids.ts';
import { useActions } from '#components/desk/seat.tsx';
import { type HereDetail, hereNews } from './here-news.ts';

/** A screen that hears nothing asks as often, and says as often that it is still there. */
const againMs = 10_000;
/** Somebody who walks through the fields is told of once a second at most. */
const gapMs = 1000;
/** Not all screens ask in the same instant. */
const soonMs = () => Math.random() * 300;

const newScreenId = () =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Say = (field: BeHereInput['field'], state: BeHereInput['state']) => Promise<unknown>;

/** Says where the screen is until it is closed. Returns the end. */
function follow(releaseId: string, say: Say): () => void {
  let field: BeHereInput['field'] = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let spoken = Number.NEGATIVE_INFINITY;
  const speak = () => {
    spoken = performance.now();
    due = Number.POSITIVE_INFINITY;
    void say(field, document.visibilityState === 'hidden' ? 'hidden' : 'shown').finally(() => speakIn(againMs));
  };
  const stop = new AbortController();
  const { signal } = stop;
  function speakIn(ms: number) {
    if (signal.aborted) return;
    const at = Math.max(performance.now() + ms, spoken + gapMs);
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(speak, at - performance.now());
  }
  const go = () => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    void say(null, 'gone');
  };
  const move = ({ target }: FocusEvent) => {
    const element = target instanceof Element ? target : null;
    // The toolbar belongs to the field from which one came.
    const next = element?.closest('.bar') ? field : fieldOfId(element?.id ?? '');
    if (next === field) return;
    field = next;
    speakIn(0);
  };
  const hear = (event: Event) => {
    if ((event as CustomEvent<HereDetail>).detail.releaseId === releaseId) speakIn(soonMs());
  };
  document.addEventListener('focusin', move, { signal });
  document.addEventListener('visibilitychange', () => speakIn(0), { signal });
  window.addEventListener(hereNews, hear, { signal });
  window.addEventListener('pagehide', go, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && speakIn(0), { signal });
  speakIn(0);
  return () => {
    stop.abort();
    go();
  };
}

/** The other open screens of a release. This one says where it is. */
export function usePresence(releaseId: string): Present[] {
  const { beHere } = useActions();
  const [others, setOthers] = useState<Present[]>([]);
  const act = useRef(beHere);
  act.current = beHere;
  useEffect(() => {
    const screenId = newScreenId();
    let isGone = false;
    const stop = follow(releaseId, async (field, state) => {
      isGone = state === 'gone';
      const result = await act.current({ releaseId, screenId, field, state }).catch(() => null);
      if (result?.ok && !isGone) setOthers(result.value);
    });
    return stop;
  }, [releaseId]);
  return others;
}
