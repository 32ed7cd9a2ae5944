// Runs in the browser. Turns pasted HTML into a document as the editor does.
import { createTranslator } from 'next-intl';
import { DOMParser as DocumentParser } from '@tiptap/pm/model';
import { cleanHtml } from '#components/editor/paste/pasted-html.ts';
import { listIn, lossesInWords } from '#components/editor/paste/losses-rules.ts';
import { catalogues } from '#components/words/catalogues.ts';
import { documentSchema } from '#lib/text/document/check-document-rules.ts';

const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'editor' });

function land(source: string, direction: 'ltr' | 'rtl' = 'ltr') {
  const { html, losses } = cleanHtml(source, direction);
  const parsed = new DOMParser().parseFromString(html, 'text/html').body;
  const doc = DocumentParser.fromSchema(documentSchema).parse(parsed, { preserveWhitespace: true });
  doc.check();
  return {
    html,
    losses,
    line: lossesInWords(losses, t, listIn('en')),
    words: doc.textBetween(0, doc.content.size, '\n', '\n'),
  };
}

export type Landed = ReturnType<typeof land>;

Object.assign(window, { land });
