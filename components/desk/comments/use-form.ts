import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Screen } from '#components/desk/release/screens/screens.ts';
import type { Content } from '#lib/text/schema.ts';
import { type Chosen, chosenWords } from './chosen-words.ts';
import { cardId } from './comment-card.tsx';
import { commentsId } from './use-comments.ts';

/** In ms: a new comment is waited for as long as this, to be focused. */
const patienceMs = 5000;

/** Puts the focus on a card, once the page has it. */
function focusCard(page: HTMLElement, id: string) {
  const look = () => {
    const card = document.getElementById(cardId(id));
    if (!card) return false;
    card.focus();
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(page, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), patienceMs);
}

type Page = { content: Content; canComment: boolean; show: (screen: Screen) => void };

/**
 * The form of a new comment: `chosen` are its words, null for the whole text. `hint`: words that
 * are selected now.
 */
export function useForm(page: RefObject<HTMLElement | null>, { content, canComment, show }: Page) {
  const [form, setForm] = useState<{ chosen: Chosen | null; opener: HTMLElement | null } | null>(null);
  const [hint, setHint] = useState<Chosen | null>(null);
  const latest = useRef(content);
  latest.current = content;
  useEffect(() => {
    if (!canComment) return undefined;
    const look = () => {
      const { current } = page;
      // The way to the button leaves the words selected.
      if (!current || document.activeElement?.closest('.comment-here, .comments')) return;
      setHint(chosenWords(current, latest.current));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [page, canComment]);
  const open = (chosen: Chosen | null) => {
    if (!canComment) return;
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setForm({ chosen, opener });
    setHint(null);
    show('comments');
  };
  return {
    isOpen: form !== null,
    chosen: form?.chosen ?? null,
    hint: form ? null : hint,
    openWhole: () => open(null),
    openAtSelection: () => open((page.current && chosenWords(page.current, latest.current)) ?? hint),
    /** A writer is back at their words, where nothing is typed over; a reader is at the comment. */
    close: (made: string | null) => {
      setForm(null);
      if (form?.chosen?.back) {
        show('document');
        form.chosen.back(made === null);
      } else if (made && page.current) focusCard(page.current, made);
      else requestAnimationFrame(() => document.getElementById(commentsId)?.focus());
    },
  };
}
