// A release as a Word file. Promise: a text that is read, exported and read again is the same text.
// So the body holds what house format holds. What a sheet bears besides stands in its margins.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  type Paragraph,
  TextRun,
} from 'docx';
import { momentOf } from '#components/site/dates.ts';
import { kindInWords } from '#components/site/release/attachment-kind.ts';
import { formWordsOf } from '#components/site/words/words-of-forms.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';
import { printedContact } from '#lib/text/contact-rules.ts';
import { sectionWordsOf } from '#lib/text/section-words-rules.ts';
import { noticesOf } from './notices.ts';
import { steady } from './steady-zip.ts';
import { WordBlocks } from './word-blocks.ts';
import { lineRuns, textRuns } from './word-runs.ts';
import { wordStyles } from './word-styles.ts';

const hair = { style: BorderStyle.SINGLE, size: 6, color: '16181D', space: 4 };

/** A line of plain words in a style. */
const plain = (blocks: WordBlocks, style: string, text: string): Paragraph =>
  blocks.paragraph({ style, children: lineRuns(text.split('\n')) });

function header(source: FormSource, blocks: WordBlocks): Header {
  const { page, house } = source;
  const moment = momentOf(page.publishedAt, page.language, house.timeZone);
  const house1 = blocks.paragraph({ style: 'House', children: textRuns(inLanguage(house.names, page.language)) });
  const letterhead = house.letterhead.length > 0 ? [plain(blocks, 'Margin', house.letterhead.join('\n'))] : [];
  const folio = blocks.paragraph({
    style: 'Margin',
    border: { bottom: hair },
    children: textRuns(`${page.deskName} · ${moment}`),
  });
  // What was corrected is told on each sheet, and is no part of the text.
  const corrected = noticesOf({ ...source, page: { ...page, withdrawal: null, newestEdition: page.edition } });
  const notices = corrected
    .flatMap(({ heading, lines }) => [`${heading}.`, ...lines])
    .map((line) => plain(blocks, 'Margin', line));
  return new Header({ children: [house1, ...letterhead, folio, ...notices] });
}

function footer({ page, origin }: FormSource, blocks: WordBlocks): Footer {
  const words = wordsOf(page.language);
  const forms = formWordsOf(page.language);
  const query = page.edition === page.newestEdition ? '' : `?edition=${page.edition}`;
  const sheet = [
    ...textRuns(`${page.label} · ${words.page} `),
    new TextRun({ children: [PageNumber.CURRENT] }),
    ...textRuns(` ${words.of} `),
    new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
  ];
  return new Footer({
    children: [
      blocks.paragraph({ style: 'Margin', border: { top: hair }, children: textRuns(`${origin}${page.path}${query}`) }),
      plain(blocks, 'Margin', `${forms.registered(String(page.edition))} ${page.contentHash}`),
      blocks.paragraph({ style: 'Margin', alignment: AlignmentType.END, children: sheet }),
    ],
  });
}

/** That the text was withdrawn, or that it is an earlier edition, above everything else. */
function warnings(source: FormSource, blocks: WordBlocks): Paragraph[] {
  const { page } = source;
  const all = noticesOf({ ...source, page: { ...page, editions: [] } });
  return all.flatMap(({ heading, lines }) => [
    plain(blocks, 'NoticeHead', heading),
    ...lines.map((line) => plain(blocks, 'Notice', line)),
  ]);
}

function below({ page, origin }: FormSource, blocks: WordBlocks) {
  const { content, attachments } = page.text ?? {};
  const sections = sectionWordsOf(page.language);
  const contacts = content?.contacts ?? [];
  const notes = content?.notes;
  const files = attachments ?? [];
  return [
    ...(contacts.length > 0 ? [plain(blocks, 'Heading2', `${sections.contacts}:`)] : []),
    ...contacts.map((one) => plain(blocks, 'Contact', printedContact(one, page.language))),
    ...(notes ? [plain(blocks, 'Heading2', `${sections.notes}:`), ...blocks.of(notes)] : []),
    ...(files.length > 0 ? [plain(blocks, 'Heading2', `${wordsOf(page.language).attachments}:`)] : []),
    ...files.map((one) =>
      plain(blocks, 'Contact', `${one.title} (${kindInWords(one, page.language)})\n${origin}${one.path}`),
    ),
  ];
}

/** The Word file's bytes. @throws if the text was removed */
export async function wordFileOf(source: FormSource): Promise<Uint8Array> {
  const { page, house } = source;
  if (!page.text) throw new Error('a release without a text has no Word file');
  const { kicker, headline, subheadlines, dateline, body, endMark } = page.text.content;
  const blocks = new WordBlocks(page.dir);
  const children = [
    ...warnings(source, blocks),
    plain(blocks, 'Label', page.label),
    ...(kicker ? [plain(blocks, 'Kicker', `— ${kicker} —`)] : []),
    plain(blocks, 'Heading1', headline),
    ...subheadlines.map((line) => plain(blocks, 'Subheadline', line)),
    ...(dateline.text ? [plain(blocks, 'Dateline', dateline.text)] : []),
    ...blocks.of(body),
    ...(endMark ? [plain(blocks, 'EndMark', endMark)] : []),
    ...below(source, blocks),
  ];
  const margin = { top: 2000, bottom: 1700, left: 1700, right: 1700, header: 700, footer: 600 };
  const document = new Document({
    title: `${page.label}: ${headline}`,
    creator: inLanguage(house.names, page.language),
    lastModifiedBy: inLanguage(house.names, page.language),
    styles: wordStyles(page.language, page.dir, house.accent),
    numbering: blocks.numbering,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        headers: { default: header(source, blocks) },
        footers: { default: footer(source, blocks) },
        children,
      },
    ],
  });
  return steady(await Packer.toBuffer(document), page.editionAt.toISOString());
}
