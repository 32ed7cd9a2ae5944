// Which words of a text a person has selected: in a field, in an editor, or where it is read.
import type { Editor } from '@tiptap/react';
import type { Span } from '#lib/releases/comments/rules.ts';
import {
  type CommentField,
  commentFields,
  type Line,
  linesOf,
  piecesOf,
  spanOf,
  spanOfLetters,
  textOf,
  trimmed,
} from '#lib/releases/comments/words-rules.ts';
import type { Content } from '#lib/text/schema.ts';

/**
 * `bottom`: of the words, in px below the top of the page. `back` leads back to them, where a caret
 * can stand: selected, or with the caret behind them.
 */
export type Chosen = {
  field: CommentField;
  text: string;
  span: Span;
  bottom: number;
  back: ((isSelected: boolean) => void) | null;
};
type Selected = { lines: (line: Line) => Span | null; box: DOMRect; back: Chosen['back'] };

const isIn = (id: string) => (line: Line) => `field-${line.id}` === id;
const letters = (text: string) => text.replaceAll('\n', '').length;

function inInput(input: HTMLTextAreaElement | HTMLInputElement): Selected {
  const { id, selectionStart, selectionEnd } = input;
  const span = { from: selectionStart ?? 0, to: selectionEnd ?? 0 };
  const back = (isSelected: boolean) => {
    input.focus();
    input.setSelectionRange(isSelected ? span.from : span.to, span.to);
  };
  return { lines: (line) => (isIn(id)(line) ? span : null), box: input.getBoundingClientRect(), back };
}

/** The editor learns of a new selection later than the page has it. */
function inEditor(field: HTMLElement, editor: Editor, range: Range): Selected {
  const from = editor.view.posAtDOM(range.startContainer, range.startOffset);
  const to = editor.view.posAtDOM(range.endContainer, range.endOffset);
  const box = range.getBoundingClientRect();
  const back = (isSelected: boolean) =>
    void editor
      .chain()
      .focus()
      .setTextSelection({ from: isSelected ? from : to, to })
      .run();
  return { lines: (line) => (isIn(field.id)(line) ? { from, to } : null), box, back };
}

const isOfLine = (piece: Span & { id: string }, { id, from, text }: Line) =>
  piece.id === id && piece.from >= from && piece.to <= from + text.length;

/** Words of a text that is read, counted in letters, since a page has no line ends. */
function inPage(read: HTMLElement, range: Range, content: Content): Selected | null {
  const before = document.createRange();
  before.setStart(read, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = letters(before.toString());
  const span = { from, to: from + letters(range.toString()) };
  const box = range.getBoundingClientRect();
  const id = read.dataset.words ?? '';
  if (id !== 'body' && id !== 'notes') return { lines: (line) => (line.id === id ? span : null), box, back: null };
  const all = linesOf(content, id);
  const found = spanOfLetters(textOf(all), span);
  if (!found) return null;
  const pieces = piecesOf(all, found);
  return {
    lines: (line) => pieces.find((piece) => isOfLine(piece, line)) ?? null,
    box,
    back: null,
  };
}

function selected(page: HTMLElement, content: Content): Selected | null {
  const field = document.activeElement;
  const isInput = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (isInput) return page.contains(field) && field.selectionStart !== field.selectionEnd ? inInput(field) : null;
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const place = around instanceof HTMLElement ? around : around.parentElement;
  if (!place || !page.contains(place)) return null;
  const written = place.closest<HTMLElement & { editor?: Editor }>('.tiptap');
  if (written?.editor) return inEditor(written, written.editor, range);
  const read = place.closest<HTMLElement>('[data-words]');
  return read && inPage(read, range, content);
}

/** The words that are selected on this page; null where none are, or where they cross fields. */
export function chosenWords(page: HTMLElement, content: Content): Chosen | null {
  const selection = selected(page, content);
  if (!selection) return null;
  for (const field of commentFields) {
    const lines = linesOf(content, field);
    const text = textOf(lines);
    const span = spanOf(lines, selection.lines);
    const words = span && trimmed(text, span);
    const bottom = selection.box.bottom - page.getBoundingClientRect().top;
    if (words) return { field, text, span: words, bottom, back: selection.back };
  }
  return null;
}
