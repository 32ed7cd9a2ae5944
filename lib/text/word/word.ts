import 'server-only';
import mammoth from 'mammoth';
import type { Reason } from '#lib/core/result.ts';
import { textProblem } from '#lib/text/encoding-rules.ts';
import { problemsOfMarkup, textOfWord, type WordNode } from './text-rules.ts';
import { stylesOfWord } from './styles-rules.ts';
import { unzip, ZipProblem } from '#lib/core/zip.ts';
import { isWellTagged } from './xml-rules.ts';

export type DocxText = { text: string; warnings: Reason[] } | { problems: Reason[] };

/** Unpacked bytes of all parts, with pictures and fonts. */
export const unpackedLimit = 32 << 20;
/** Bytes of the main part. A release of 300,000 letters has less than 4 MB. */
export const mainLimit = 8 << 20;

/**
 * Warnings about words in headers and footers, such as letterheads. They are not part of the text.
 */
function marginWarnings(parts: Map<string, Buffer>): Reason[] {
  return [...parts].flatMap(([name, part]) => {
    if (!/^word\/(?:header|footer)\d*\.xml$/.test(name)) return [];
    const words = part
      .toString('utf8')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (words === '') return [];
    const message = `The page’s margin says “${words.slice(0, 200)}”. That is no part of the text and was left out.`;
    return [{ code: 'word-margin', message }];
  });
}

async function documentOf(buffer: Buffer): Promise<{ document: WordNode; messages: string[] }> {
  let document: WordNode = { type: 'document' };
  const transformDocument = (element: WordNode) => {
    document = element;
    // We need the model only, so mammoth gets nothing to convert.
    return { ...element, children: [] };
  };
  const { messages } = await mammoth.convertToHtml(
    { buffer },
    { transformDocument, includeDefaultStyleMap: false, includeEmbeddedStyleMap: false },
  );
  return { document, messages: messages.map((one) => one.message) };
}

/** Problems for parts that mammoth left out. An undefined style changes no words. */
const omissions = (messages: string[]): Reason[] =>
  [...new Set(messages)]
    .filter((message) => !message.includes('was referenced but not defined'))
    .map((message) => ({
      code: 'word-unknown',
      message: `The document has a part that cannot be read as text (${message}).`,
    }));

const isReadable = (parts: Map<string, Buffer>) =>
  [...parts].every(([name, part]) => !/\.(?:xml|rels)$/.test(name) || isWellTagged(part.toString('utf8')));

const unreadable = (why: string): DocxText => ({
  problems: [
    { code: 'word-damaged', message: `It is not a Word document that can be read: ${why}. Save it again in Word.` },
  ],
});

/** Reads a .docx as text in house format. Returns the text with warnings, or every problem. */
export async function textOfDocx(bytes: Buffer): Promise<DocxText> {
  try {
    const parts = unzip(bytes, unpackedLimit);
    const main = parts.get('word/document.xml');
    if (!main) return unreadable('it has no text');
    if (main.length > mainLimit) return unreadable('its text is longer than any release');
    if (!isReadable(parts)) return unreadable('it is damaged');
    const problems = problemsOfMarkup(main.toString('utf8'));
    if (problems.length > 0) return { problems };
    const { document, messages } = await documentOf(bytes);
    const result = textOfWord(document, stylesOfWord(parts.get('word/styles.xml')?.toString('utf8') ?? ''));
    const encodingProblem = textProblem(result.text);
    const all = [...omissions(messages), ...result.problems, ...(encodingProblem ? [encodingProblem] : [])];
    if (all.length > 0) return { problems: all };
    return { text: result.text, warnings: [...result.warnings, ...marginWarnings(parts)] };
  } catch (error) {
    return unreadable(error instanceof ZipProblem ? error.message : 'it is damaged');
  }
}
