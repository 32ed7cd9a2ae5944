// Lines of a document as the sheet sets them (sheet.typ).
import type { DocNode } from '#lib/core/document.ts';
import { addressAfter, linksApart } from '#lib/text/document/link-address-rules.ts';

/** Words with their letters: bold, italic, underlined, struck, raised or lowered. */
export type SetWords = {
  text: string;
  b?: true;
  i?: true;
  u?: true;
  k?: true;
  raised?: 'sup' | 'sub';
};
/** `shown`: the address after a link's words; '' where they say it. */
export type SetRun = SetWords | { br: true } | { href: string; shown: string; runs: SetWords[] };

const letters: Record<string, Partial<SetWords>> = {
  bold: { b: true },
  italic: { i: true },
  underline: { u: true },
  strike: { k: true },
  superscript: { raised: 'sup' },
  subscript: { raised: 'sub' },
};

const wordsOfNode = ({ text = '', marks = [] }: DocNode): SetWords =>
  Object.assign({ text }, ...marks.map(({ type }) => letters[type] ?? {}));

/** The inline nodes of a paragraph. */
export function setRuns(nodes: DocNode[] = []): SetRun[] {
  return linksApart(nodes).flatMap(({ href, nodes: group }): SetRun[] => {
    const runs = group.filter(({ type }) => type === 'text').map(wordsOfNode);
    if (href !== null) return [{ href, shown: addressAfter(href, runs.map(({ text }) => text).join('')), runs }];
    return group.map((node) => (node.type === 'hardBreak' ? { br: true } : wordsOfNode(node)));
  });
}
