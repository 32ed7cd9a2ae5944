// A typed quotation mark becomes the printed one. Undo brings the typed one back.
import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import { printedQuote } from '#lib/core/typed-quotes-rules.ts';

export const TypedQuotes = Extension.create<{ language: string }>({
  name: 'typedQuotes',
  addOptions: () => ({ language: 'en' }),
  addProseMirrorPlugins() {
    const { language } = this.options;
    return [
      new Plugin({
        props: {
          handleTextInput: (view, from, to, text) => {
            const $from = view.state.doc.resolve(from);
            const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ');
            const printed = printedQuote(text, before, language);
            if (printed === null) return false;
            view.dispatch(view.state.tr.insertText(text, from, to));
            view.dispatch(closeHistory(view.state.tr).insertText(printed, from, from + text.length));
            return true;
          },
        },
      }),
    ];
  },
});
