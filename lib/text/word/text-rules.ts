// A Word document as text in house format. Promises:
//   - what is seen in print and cannot stand in a plain text is a problem, never left out in silence
//   - a Word paragraph is a paragraph, a break inside one a line end; the head, down to the dateline, is lines
import type { Reason } from '#lib/core/result.ts';
import { parseDateline } from '#lib/text/dateline-rules.ts';
import { subscriptText, superscriptText } from '#lib/text/raised-text-rules.ts';
import { tableAsText } from '#lib/text/table-text-rules.ts';
import { plainWordStyle, type WordStyles } from './styles-rules.ts';

/** A node of the document as mammoth reads it; only what is looked at. */
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

// Each stands for something that a reader of the paper sees, or must not see. Prefixes of names are free in XML.
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

/** What the XML of a document's main part holds that no plain text can say. */
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

/** `style` is the paragraph's. */
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

/** A table is one paragraph: a line a row, cells apart by tabs, as the house prints tables. */
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

// Label, headline, six sub-headlines, an embargo and the dateline, with a line to spare.
const longestHead = 12;

/** The document's text, with what is lost on the way as problems (it cannot be taken) and warnings (it can). */
export function textOfWord(
  document: WordNode,
  styles: WordStyles = () => plainWordStyle,
): { text: string; problems: Reason[]; warnings: Reason[] } {
  const walk: Walk = { problems: new Map(), warnings: [], styles };
  const blocks = blocksOf(document.children ?? [], walk).filter((block) => block.trim() !== '');
  const dateline = blocks
    .slice(0, longestHead)
    .findIndex((block) => block.split('\n').some((line) => parseDateline(line) !== null));
  const head = blocks.slice(0, dateline + 1).join('\n');
  const body = blocks.slice(dateline + 1).join('\n\n');
  return { text: `${head}\n\n${body}\n`, problems: [...walk.problems.values()], warnings: walk.warnings };
}
