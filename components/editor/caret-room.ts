// How near to an edge the caret comes. The styles say it once, as scroll padding: browsers keep it
// for fields, and ProseMirror keeps it by this.
import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';

function scrollerOf(element: Element): Element {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}

function padding(id: string, side: 'scrollPaddingTop' | 'scrollPaddingBottom'): number {
  const field = document.getElementById(id);
  // 'auto' is none.
  return field ? Number.parseFloat(getComputedStyle(scrollerOf(field))[side]) || 0 : 0;
}

/**
 * In px, for `scrollThreshold` and `scrollMargin`: ProseMirror asks for a side when it scrolls, and
 * the padding grows with the toolbar.
 * @param id of the field
 */
export const caretRoom = (id: string) => ({
  get top() {
    return padding(id, 'scrollPaddingTop');
  },
  get bottom() {
    return padding(id, 'scrollPaddingBottom');
  },
  left: 0,
  right: 5,
});

/** Keeps the caret in sight when a keyboard comes up on the screen. */
export function useCaretAboveKeyboard(editor: Editor | null): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (!editor || !visualViewport) return undefined;
    // Who zooms looks elsewhere.
    const look = () => visualViewport.scale === 1 && editor.isFocused && editor.commands.scrollIntoView();
    visualViewport.addEventListener('resize', look);
    return () => visualViewport.removeEventListener('resize', look);
  }, [editor]);
}
