// Parts of a Word file as trees.
import { SaxesParser } from 'saxes';
import type { XmlNode } from './xml-node-rules.ts';

// Programs may choose any prefix for a namespace.
const prefixes: [RegExp, string][] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/package\/2006\/relationships$/, ''],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
];

/** Deeper elements make no document, but a reader could not come back from them. */
const deepest = 250;

/**
 * The root of a part.
 * @throws where it is no XML, has a document type of its own, or is nested too deeply
 */
export function treeOf(xml: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  const known = new Map<string, string>();
  const prefixOf = (uri: string, own: string) => {
    const before = known.get(uri);
    if (before !== undefined) return before;
    const prefix = prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? own;
    known.set(uri, prefix);
    return prefix;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new SyntaxError('it has a document type');
  });
  parser.on('opentag', (tag) => {
    if (open.length > deepest) throw new RangeError('it is nested too deeply');
    const prefix = prefixOf(tag.uri, tag.prefix);
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    const node: XmlNode = { name: prefix ? `${prefix}:${tag.local}` : tag.local, attributes, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const write = (text: string) => open.at(-1)?.children.push(text);
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', () => open.pop());
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (!first) throw new SyntaxError('it is empty');
  return first;
}
