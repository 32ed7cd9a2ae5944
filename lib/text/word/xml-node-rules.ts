// An element of XML, and how one looks into it. Pure.

/** `name` has the usual prefix of its namespace: "w:p". Attributes have no prefix. */
export type XmlNode = { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] };

/** The elements inside an element. */
export const elementsIn = (node: XmlNode | null | undefined): XmlNode[] =>
  (node?.children ?? []).filter((child) => typeof child !== 'string');

/** The first element of a name inside an element, following a path of names. */
export function childOf(node: XmlNode | null | undefined, ...path: string[]): XmlNode | null {
  let found: XmlNode | null = node ?? null;
  for (const name of path) found = elementsIn(found).find((child) => child.name === name) ?? null;
  return found;
}

/** The attribute `val` of a child; null without the child. */
export const valueIn = (node: XmlNode | null | undefined, ...path: string[]): string | null =>
  childOf(node, ...path)?.attributes.val ?? null;

const isOff = (value: string | undefined) => /^(?:false|0|off|none)$/.test(value ?? '');

/** Whether a switch of Word's is on; undefined where it is not set. */
export function isSet(node: XmlNode | null | undefined, name: string): boolean | undefined {
  const found = childOf(node, name);
  return found === null ? undefined : !isOff(found.attributes.val);
}

/** The outermost elements of a name, however deep they stand. */
export function allOf(node: XmlNode, name: string): XmlNode[] {
  return elementsIn(node).flatMap((child) => (child.name === name ? [child] : allOf(child, name)));
}

const isProperties = (name: string) => name.endsWith('Pr');

/** The words of an element, with a space between paragraphs. Those of a deletion count too. */
export function wordsOf(node: XmlNode): string {
  if (/^(?:w:t|w:delText|m:t)$/.test(node.name)) return node.children.join('');
  if (/^w:(?:tab|br|cr)$/.test(node.name)) return ' ';
  const words = elementsIn(node)
    .filter(({ name }) => !isProperties(name))
    .map(wordsOf)
    .join('');
  return node.name === 'w:p' ? `${words} ` : words;
}
