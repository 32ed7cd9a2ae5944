import { type RefObject, useEffect, useRef } from 'react';

type Field = RefObject<HTMLTextAreaElement | null>;

/**
 * Takes over what was typed or pasted into a field before the page's program ran: the field has
 * it, and the program would write over it. The field has to have `autoComplete="off"`, or a browser
 * puts in what stood there before a reload.
 */
export function useTypedEarly(field: Field, value: string, onTyped: (typed: string) => void): void {
  const latest = useRef({ value, onTyped });
  latest.current = { value, onTyped };
  useEffect(() => {
    const { value: known, onTyped: take } = latest.current;
    const typed = field.current?.value ?? known;
    if (typed !== known) take(typed);
  }, [field]);
}
