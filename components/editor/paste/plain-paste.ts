// A paste into a field with letters of one size.
import type { ClipboardEvent } from 'react';
import { withoutDirectionMarks } from '#lib/core/seen-rules.ts';
import { plainWithShifts } from './plain-field-rules.ts';
import { readShown } from './read.ts';
import { whileShown } from './shown.ts';

// Only these elements and styles raise or lower a letter.
const mayShift = /<su[bp]\b|vertical-align|mso-text-raise/i;

/** Inserts the paste as its source shows it, as far as plain letters can. Undo removes it. */
export function pastePlain(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { clipboardData } = event;
  const [html, plain] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')];
  const shifted = mayShift.test(html)
    ? whileShown(html, (shown) => plainWithShifts(plain, readShown(shown, 'ltr').blocks))
    : plain;
  const text = withoutDirectionMarks(shifted);
  if (text === plain) return;
  event.preventDefault();
  // `execCommand` is old, but nothing else puts words in as if they had been typed.
  document.execCommand('insertText', false, text);
}
