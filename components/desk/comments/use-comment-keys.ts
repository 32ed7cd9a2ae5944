import { type RefObject, useEffect, useRef } from 'react';
import type { Screen } from '#components/desk/release/screens/screens.ts';
import { cardId } from './comment-card.tsx';
import type { Placed } from './use-comments.ts';

type Keys = { open: Placed[]; active: string | null; show: (screen: Screen) => void; onForm: () => void };

/**
 * Ctrl-Alt-M comments on the selected words. Ctrl-Alt-J leads to the next comment, Ctrl-Alt-K to
 * the one before. A press on commented words leads to their comment.
 */
export function useCommentKeys(page: RefObject<HTMLElement | null>, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const focus = (id: string | undefined) => {
      if (!id) return;
      latest.current.show('comments');
      document.getElementById(cardId(id))?.focus();
    };
    const step = (by: 1 | -1) => {
      const ids = latest.current.open.map(({ comment }) => comment.id);
      const at = ids.indexOf(latest.current.active ?? '');
      const from = at === -1 && by === -1 ? 0 : at;
      focus(ids[(from + by + ids.length) % ids.length]);
    };
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || !(event.ctrlKey || event.metaKey)) return;
      if (event.code === 'KeyM') latest.current.onForm();
      else if (event.code === 'KeyJ') step(1);
      else if (event.code === 'KeyK') step(-1);
      else return;
      event.preventDefault();
    };
    const click = ({ target }: MouseEvent) => {
      const words = target instanceof Element ? target.closest<HTMLElement>('[data-comments]') : null;
      const isWritten = words?.closest('.tiptap');
      const id = words?.dataset.comments?.split(' ')[0];
      // Who writes keeps the caret at the words; the card is shown.
      if (isWritten) document.getElementById(cardId(id ?? ''))?.scrollIntoView({ block: 'nearest' });
      else if (document.getSelection()?.isCollapsed !== false) focus(id);
    };
    const { current } = page;
    window.addEventListener('keydown', press);
    current?.addEventListener('click', click);
    return () => {
      window.removeEventListener('keydown', press);
      current?.removeEventListener('click', click);
    };
  }, [page]);
}
