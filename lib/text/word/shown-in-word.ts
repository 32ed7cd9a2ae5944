import 'server-only';
import type { Doc } from '#lib/core/document.ts';
import { unzip, ZipProblem } from '#lib/core/zip.ts';
import { documentOfBlocks, plainOfBlock } from '#lib/text/blocks/blocks-as-document-rules.ts';
import { type Loss, lossOf } from '#lib/text/blocks/loss-schema.ts';
import { checkDocument } from '#lib/text/document/check-document-rules.ts';
import { textProblem } from '#lib/text/encoding-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import type { WordFault } from './fault-rules.ts';
import { WordFields } from './fields-rules.ts';
import { stylesIn } from './letters-rules.ts';
import { WordNumbering } from './numbering-rules.ts';
import { sheetOf } from './text-rules.ts';
import { mainLimit, unpackedLimit } from './word.ts';
import { WordReader } from './word-reader.ts';
import { elementsIn, wordsOf, type XmlNode } from './xml-node-rules.ts';
import { treeOf } from './xml-tree.ts';

/** What a Word file shows: as a document, as a sheet to type in, and what neither can have. */
export type ShownInWord = { doc: Doc; text: string; losses: Loss[] };

const wanted =
  /^word\/(?:(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|_rels\/document\.xml\.rels)$/;
const margins = /^word\/(?:header|footer)\d*\.xml$/;

class Parts {
  private readonly parts: Map<string, Buffer>;

  constructor(parts: Map<string, Buffer>) {
    this.parts = parts;
  }

  /** The root of a part; null where the file has none. */
  tree(name: string): XmlNode | null {
    const part = this.parts.get(name);
    return part ? treeOf(part.toString('utf8')) : null;
  }

  byId(name: string, element: string): Map<string, XmlNode> {
    const all = elementsIn(this.tree(`word/${name}.xml`)).filter((one) => one.name === element);
    return new Map(all.map((one) => [one.attributes.id ?? '', one]));
  }

  links(): Map<string, string> {
    const all = elementsIn(this.tree('word/_rels/document.xml.rels'));
    return new Map(
      all
        .filter(({ attributes }) => attributes.TargetMode === 'External')
        .map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
    );
  }

  /** Words of letterheads and footers, each once. */
  margins(): Loss[] {
    const names = [...this.parts.keys()].filter((name) => margins.test(name));
    const words = names.map((name) => wordsOf(this.tree(name) ?? { name: '', attributes: {}, children: [] }).trim());
    return [...new Set(words)].filter((one) => /\p{L}/u.test(one)).map((one) => lossOf('margin', one));
  }
}

function read(parts: Parts, main: XmlNode, direction: 'ltr' | 'rtl'): ShownInWord {
  const losses: Loss[] = [];
  const reader = new WordReader({
    styles: stylesIn(parts.tree('word/styles.xml')),
    numbering: new WordNumbering(parts.tree('word/numbering.xml')),
    links: parts.links(),
    footnotes: parts.byId('footnotes', 'w:footnote'),
    endnotes: parts.byId('endnotes', 'w:endnote'),
    comments: parts.byId('comments', 'w:comment'),
    direction,
    losses,
    fields: new WordFields(),
    notes: [],
  });
  reader.read(main);
  reader.readNotes();
  losses.push(...parts.margins());
  const doc = documentOfBlocks(reader.blocks);
  return { doc, text: sheetOf((doc.content ?? []).flatMap(plainOfBlock)).replace(/^\n+/, ''), losses };
}

function faultOf(error: unknown): WordFault {
  if (!(error instanceof ZipProblem)) return 'damaged';
  if (/password/.test(error.message)) return 'locked';
  return /more than/.test(error.message) ? 'too-long' : 'damaged';
}

/**
 * Reads what a .docx shows. Unlike `textOfDocx` it leaves out what a text cannot have, and says so.
 * @param direction of the release's language
 */
export function shownInWord(bytes: Buffer, direction: 'ltr' | 'rtl'): ShownInWord | { fault: WordFault } {
  // The format of Word before 2007, and of a document with a password.
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return { fault: 'locked' };
  try {
    const unpacked = unzip(bytes, unpackedLimit, (name) => wanted.test(name));
    if ([...unpacked.values()].some(({ length }) => length > mainLimit)) return { fault: 'too-long' };
    const parts = new Parts(unpacked);
    const main = parts.tree('word/document.xml');
    if (!main) return { fault: 'damaged' };
    const shown = read(parts, main, direction);
    if (shown.text.trim() === '') return { fault: 'no-words' };
    if (shown.text.length > sizes.text) return { fault: 'too-long' };
    if (textProblem(shown.text)) return { fault: 'not-text' };
    const checked = checkDocument(shown.doc);
    return 'doc' in checked ? { ...shown, doc: checked.doc } : { fault: 'too-long' };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}
