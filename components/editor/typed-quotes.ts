// A typed quotation mark becomes the printed one. Undo brings the typed one back.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { printedQuote } from '#lib/core/typed-quotes-rules.ts';

/** The event of a text that ends a phrase: what comes next is undone before it. */
export const phraseEnd = 'pressmark:phrase-end';

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
            view.dom.dispatchEvent(new Event(phraseEnd, { bubbles: true }));
            view.dispatch(view.state.tr.insertText(printed, from, from + text.length));
            return true;
          },
        },
      }),
    ];
  },
});
