// Lines of a document as runs of a Word file.
import { ExternalHyperlink, type ParagraphChild, Tab, TextRun } from 'docx';
import type { DocNode } from '#lib/core/document.ts';
import { linksApart } from '#lib/text/document/link-address-rules.ts';

type Letters = NonNullable<Exclude<ConstructorParameters<typeof TextRun>[0], string>>;

const lettersOf: Record<string, Letters> = {
  bold: { bold: true, boldComplexScript: true },
  italic: { italics: true },
  underline: { underline: {} },
  strike: { strike: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
};

// Word sets a run in one direction: Latin words in Urdu are runs of their own.
const latinWords = /([A-Za-z\u00C0-\u024F](?:[^\p{sc=Arabic}]*[A-Za-z0-9\u00C0-\u024F])?)/u;
const arabic = /\p{sc=Arabic}/u;

/** A text as runs; its tabs are Word's. */
export function textRuns(text: string, letters: Letters = {}): TextRun[] {
  const parts = arabic.test(text) ? text.split(latinWords).filter((part) => part !== '') : [text];
  return parts.map((part) => {
    const children = part.split('\t').flatMap((piece, at) => (at > 0 ? [new Tab(), piece] : [piece]));
    return new TextRun({ ...letters, children, ...(arabic.test(part) ? { rightToLeft: true } : {}) });
  });
}

/** Lines as runs with breaks between. */
export const lineRuns = (lines: string[], letters: Letters = {}): TextRun[] =>
  lines.flatMap((line, at) => [...(at > 0 ? [new TextRun({ break: 1 })] : []), ...textRuns(line, letters)]);

function runsOfNode(node: DocNode, isLink: boolean): TextRun[] {
  if (node.type === 'hardBreak') return [new TextRun({ break: 1 })];
  if (node.type !== 'text') return (node.content ?? []).flatMap((one) => runsOfNode(one, isLink));
  const letters = Object.assign({}, ...(node.marks ?? []).map(({ type }) => lettersOf[type] ?? {}));
  return textRuns(node.text ?? '', isLink ? { ...letters, style: 'Hyperlink' } : letters);
}

/** The inline nodes of a paragraph. */
export function inlineRuns(nodes: DocNode[] = []): ParagraphChild[] {
  return linksApart(nodes).flatMap(({ href, nodes: group }): ParagraphChild[] => {
    const children = group.flatMap((node) => runsOfNode(node, href !== null));
    return href === null ? children : [new ExternalHyperlink({ link: href, children })];
  });
}
