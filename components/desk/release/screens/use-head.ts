import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the styles how tall the head above a text is, as `--head` on the page: the caret stays
 * below it (frame.css). Notices make it taller.
 */
export function useHead(): RefObject<HTMLDivElement | null> {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = head;
    if (!current) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--head', `${current.offsetHeight}px`));
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty('--head');
    };
  }, []);
  return head;
}
