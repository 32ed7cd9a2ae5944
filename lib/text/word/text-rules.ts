// A Word document as text in house format. Promises:
//   - a visible part that plain text cannot have is a problem, never left out silently
//   - a Word paragraph becomes a paragraph, a break a line end; the head, down to the dateline,
//     lines
import type { Reason } from '#lib/core/result.ts';
import { parseDateline } from '#lib/text/dates/dateline-rules.ts';
import { subscriptText, superscriptText } from '#lib/text/document/raised-text-rules.ts';
import { tableAsText } from '#lib/text/document/table-text-rules.ts';
import { plainWordStyle, type WordStyles } from './styles-rules.ts';

/** A node of mammoth’s document, with the fields that we use. */
export type WordNode = {
  type: string;
  children?: WordNode[];
  value?: string;
  breakType?: string;
  numbering?: { isOrdered: boolean } | null;
  isAllCaps?: boolean;
  isStrikethrough?: boolean;
  verticalAlignment?: string;
  styleId?: string | null;
  colSpan?: number;
  rowSpan?: number;
  href?: string;
  checked?: boolean;
};

// Markup that plain text cannot have. XML allows any prefix.
const markupProblems: [code: string, what: string, pattern: RegExp][] = [
  ['word-picture', 'a picture, a drawing or a text box', /<(?:\w+:)?(?:drawing|pict|object)[\s/>]/],
  ['word-note', 'footnotes or endnotes', /<(?:\w+:)?(?:footnoteReference|endnoteReference)[\s/>]/],
  [
    'word-changes',
    'changes that are neither accepted nor rejected',
    /<(?:\w+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge)[\s/>]/,
  ],
  ['word-comment', 'comments', /<(?:\w+:)?commentReference[\s/>]/],
  ['word-hidden', 'hidden text', /<(?:\w+:)?vanish(?:\s*\/?>|\s+(?:\w+:)?val="(?:true|1|on)")/],
  ['word-struck', 'words that are struck through', /<(?:\w+:)?dstrike(?:\s*\/?>|\s+(?:\w+:)?val="(?:true|1|on)")/],
  ['word-formula', 'a formula', /<(?:\w+:)?oMath[\s/>]/],
  ['word-inserted', 'a part of another document', /<(?:\w+:)?(?:altChunk|subDoc)[\s/>]/],
  ['word-date', 'a date that changes by itself', /<(?:\w+:)?instrText[^<>]*>\s*(?:DATE|TIME)\b/],
];

/** The problems of a document’s main part. */
export function problemsOfMarkup(xml: string): Reason[] {
  const problems = markupProblems
    .filter(([, , pattern]) => pattern.test(xml))
    .map(([code, what]) => ({
      code,
      message: `The document has ${what}. Settle that in Word, compare the text with the original and save it again.`,
    }));
  if (/<!(?:DOCTYPE|ENTITY)/.test(xml))
    problems.push({ code: 'word-damaged', message: 'The document was not made by a word processor.' });
  return problems;
}

type Walk = { problems: Map<string, Reason>; warnings: Reason[]; styles: WordStyles };

function addProblem(walk: Walk, code: string, message: string) {
  walk.problems.set(code, { code, message });
}

function textOfRun(node: WordNode, walk: Walk, paragraphStyle: string | null): string {
  const text = (node.children ?? []).map((child) => inlineText(child, walk)).join('');
  if (text.trim() === '') return text;
  const [own, around] = [walk.styles(node.styleId), walk.styles(paragraphStyle)];
  if (own.isHidden || around.isHidden)
    addProblem(walk, 'word-hidden', 'The document has hidden text: a style hides it. Show it or take it out in Word.');
  if (node.isStrikethrough || own.isStruck || around.isStruck)
    addProblem(
      walk,
      'word-struck',
      'The document has words that are struck through. Take them out or leave them plain.',
    );
  const letters = node.isAllCaps || own.isCaps || around.isCaps ? text.toUpperCase() : text;
  const byHand = node.verticalAlignment === 'baseline' ? null : node.verticalAlignment;
  const shift = byHand ?? own.shift ?? around.shift;
  if (shift === 'superscript') return superscriptText(letters);
  return shift === 'subscript' ? subscriptText(letters) : letters;
}

function textOfLink(node: WordNode, walk: Walk, style: string | null): string {
  const text = (node.children ?? []).map((child) => inlineText(child, walk, style)).join('');
  if (node.href && text.trim() !== '' && !node.href.includes(text.trim()))
    walk.warnings.push({
      code: 'word-link',
      message: `Behind “${text.trim()}” the document has a link to ${node.href}; print cannot follow it, and it was left out.`,
    });
  return text;
}

/** The text of an inline node. @param style of its paragraph */
function inlineText(node: WordNode, walk: Walk, style: string | null = null): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return node.breakType === 'line' ? '\n' : '';
    case 'checkbox':
      return node.checked ? '☒' : '☐';
    case 'bookmarkStart':
      return '';
    case 'run':
      return textOfRun(node, walk, style);
    case 'hyperlink':
      return textOfLink(node, walk, style);
    default:
      addProblem(
        walk,
        'word-unknown',
        `The document has something that is no text (${node.type}). Take it out in Word.`,
      );
      return '';
  }
}

function textOfParagraph(node: WordNode, walk: Walk): string {
  const text = (node.children ?? []).map((child) => inlineText(child, walk, node.styleId ?? null)).join('');
  if (!node.numbering || text.trim() === '') return text;
  if (node.numbering.isOrdered)
    addProblem(
      walk,
      'word-numbering',
      'Word numbers some paragraphs by itself, so that their numbers are no part of the text. Type the numbers.',
    );
  return `• ${text}`;
}

/** A table as one paragraph: a line per row, tabs between cells. */
function textOfTable(node: WordNode, walk: Walk): string {
  const cell = (one: WordNode) => ({
    text: blocksOf(one.children ?? [], walk)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
    wide: one.colSpan ?? 1,
    high: one.rowSpan ?? 1,
  });
  const rows = (node.children ?? []).map((row) => (row.children ?? []).map(cell));
  if (rows.flat().some(({ wide, high }) => wide > 1 || high > 1))
    walk.warnings.push({
      code: 'word-merged',
      message:
        'A table has merged cells. Their words stand in the first of their places; see that the others are right.',
    });
  return tableAsText(rows);
}

function blocksOf(nodes: WordNode[], walk: Walk): string[] {
  return nodes.map((node) => {
    if (node.type === 'paragraph') return textOfParagraph(node, walk);
    if (node.type === 'table') return textOfTable(node, walk);
    return inlineText(node, walk);
  });
}

// Paragraphs of the head: label, kicker, embargo, headline, six sub-headlines, dateline, one to
// spare.
const longestHead = 12;

/**
 * Paragraphs as a sheet: the head, down to the dateline, in lines; then an empty line between them.
 */
export function sheetOf(blocks: string[]): string {
  const dateline = blocks
    .slice(0, longestHead)
    .findIndex((block) => block.split('\n').some((line) => parseDateline(line) !== null));
  const head = blocks.slice(0, dateline + 1).join('\n');
  const body = blocks.slice(dateline + 1).join('\n\n');
  return `${head}\n\n${body}\n`;
}

/**
 * The document as text in house format. With problems it must be refused; warnings name what is
 * left out.
 */
export function textOfWord(
  document: WordNode,
  styles: WordStyles = () => plainWordStyle,
): { text: string; problems: Reason[]; warnings: Reason[] } {
  const walk: Walk = { problems: new Map(), warnings: [], styles };
  const blocks = blocksOf(document.children ?? [], walk).filter((block) => block.trim() !== '');
  return { text: sheetOf(blocks), problems: [...walk.problems.values()], warnings: walk.warnings };
}
