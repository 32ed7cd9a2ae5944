// What a field of one size of letters does with a paste.
import type { ClipboardEvent } from 'react';
import { withoutTurns } from '#lib/core/seen-rules.ts';
import { plainWithShifts } from './plain-field-rules.ts';
import { readShown } from './read.ts';
import { whileShown } from './shown.ts';

// Only these can raise or lower a letter.
const mayShift = /<su[bp]\b|vertical-align|mso-text-raise/i;

/** Puts the paste in as it is seen in its source, as far as plain letters can say it. Undo takes it out again. */
export function pastePlain(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { clipboardData } = event;
  const [html, plain] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')];
  const shifted = mayShift.test(html)
    ? whileShown(html, (shown) => plainWithShifts(plain, readShown(shown, 'ltr').blocks))
    : plain;
  const text = withoutTurns(shifted);
  if (text === plain) return;
  event.preventDefault();
  // Old, and the only way that leaves the browser's own undo whole.
  document.execCommand('insertText', false, text);
}
