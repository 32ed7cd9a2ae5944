import { useContext } from 'react';
import { Commented, type Mark, markAttributes, stretchesOf } from './commented.ts';

/** A line that is read, with its commented words marked. */
export function MarkedLine({ text, marks }: { text: string; marks: Mark[] | undefined }) {
  const { active } = useContext(Commented);
  if (!marks) return text;
  return stretchesOf({ from: 0, to: text.length }, marks).map(({ from, to, comments }) => {
    const words = text.slice(from, to);
    if (comments.length === 0) return words;
    const { class: className, ...attributes } = markAttributes(comments, active);
    return (
      <mark key={from} className={className} tabIndex={-1} {...attributes}>
        {words}
      </mark>
    );
  });
}
