// What the editor does with HTML that is pasted or dropped.
import { Extension } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { htmlOfBlocks } from '#lib/text/blocks/blocks-rules.ts';
import { withoutDirectionMarks } from '#lib/core/seen-rules.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { readShown } from './read.ts';
import { whileShown } from './shown.ts';

/** Turns pasted HTML into HTML of a document, and lists what is lost. */
export function cleanHtml(html: string, direction: 'ltr' | 'rtl'): { html: string; losses: Loss[] } {
  const { blocks, losses } = whileShown(html, (shown) => readShown(shown, direction));
  return { html: withoutDirectionMarks(htmlOfBlocks(blocks)), losses };
}

/** True if the clipboard has words. A picture that is copied from a page has HTML without any. */
function hasWords(transfer: DataTransfer): boolean {
  const { body } = new globalThis.DOMParser().parseFromString(transfer.getData('text/html'), 'text/html');
  return (transfer.getData('text/plain') + body.textContent).trim() !== '';
}

/** The files of a paste or a drop that brings no words. With words they are a picture of these. */
export const filesAlone = (transfer: DataTransfer): File[] => (hasWords(transfer) ? [] : [...transfer.files]);

type Options = { direction: 'ltr' | 'rtl'; onPasted: (losses: Loss[]) => void };

export const PastedHtml = Extension.create<Options>({
  name: 'pastedHtml',
  addOptions: () => ({ direction: 'ltr', onPasted: () => {} }),
  addProseMirrorPlugins() {
    const { direction, onPasted } = this.options;
    const { schema } = this.editor;
    // The spaces are already those that show.
    class Parser extends DOMParser {
      override parseSlice(...[dom, options]: Parameters<DOMParser['parseSlice']>) {
        return super.parseSlice(dom, { ...options, preserveWhitespace: true });
      }
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: () => {
              onPasted([]);
              return false;
            },
          },
          transformPastedHTML: (html) => {
            const clean = cleanHtml(html, direction);
            onPasted(clean.losses);
            return clean.html;
          },
          clipboardParser: new Parser(schema, DOMParser.fromSchema(schema).rules),
        },
      }),
    ];
  },
});
