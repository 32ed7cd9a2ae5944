// A typed address becomes a link after the next space or line end, by the rule for texts that are
// read.
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { isAllowedLink } from '#lib/text/web-address-rules.ts';
import { addressesIn } from '#lib/text/web-address-rules.ts';

/** The position behind the word that was just completed, or null. */
function endOfWord({ doc, selection: { $from, empty } }: EditorState): number | null {
  if (!empty || !$from.parent.isTextblock) return null;
  if ($from.parentOffset === 0) {
    const before = $from.depth > 0 ? doc.resolve($from.before()).nodeBefore : null;
    return before?.isTextblock ? $from.before() - 1 : null;
  }
  const last = $from.parent.textBetween($from.parentOffset - 1, $from.parentOffset, '', '\n');
  return /\s/.test(last) ? $from.pos - 1 : null;
}

/** Links the address that ends where a space or line end was typed. */
function linked(before: EditorState, state: EditorState): Transaction | null {
  const grown = state.doc.content.size - before.doc.content.size;
  const end = grown === 1 || grown === 2 ? endOfWord(state) : null;
  if (end === null) return null;
  const $end = state.doc.resolve(end);
  const line = $end.parent.textBetween(0, $end.parentOffset, '', '\n');
  const word = /\S*$/.exec(line)?.[0] ?? '';
  const { link } = state.schema.marks;
  const tr = state.tr;
  for (const { at, address } of addressesIn(word)) {
    const from = end - word.length + at;
    const to = from + address.length;
    if (link && isAllowedLink(address) && !state.doc.rangeHasMark(from, to, link))
      tr.addMark(from, to, link.create({ href: address }));
  }
  return tr.docChanged ? tr : null;
}

export const TypedLinks = Extension.create({
  name: 'typedLinks',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, state) => {
        const isTyped = transactions.some(
          (tr) => tr.docChanged && !tr.getMeta('paste') && !tr.getMeta('preventUpdate'),
        );
        const isUndone = transactions.some((tr) => tr.getMeta('preventAutolink'));
        return isTyped && !isUndone ? linked(before, state) : null;
      },
    }),
  ],
});
