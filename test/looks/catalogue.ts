// The interface's words stand in the catalogues alone (components/words).
import ts from 'typescript';
import { isTest, type Look, nodeLook } from './tree.ts';

/** What a person sees or hears of an element. */
const spoken = new Set(['aria-label', 'aria-description', 'alt', 'hint', 'label', 'placeholder', 'title']);
/** Elements whose content is the same in every language. */
const alike = new Set(['code', 'kbd', 'style']);
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(/&\w+;/g, ''));
/** "Not done." or "Saved just now"; no name in code and no key of a keyboard has this shape. */
const isSentence = (text: string) => /^\P{L}*\p{Lu}\S*(\s(.*\s)?\p{Ll}{2}|.*\p{Ll}[.:…]$)/u.test(text);

function isAlike(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent || !ts.isJsxElement(parent)) return false;
  const { tagName, attributes } = parent.openingElement;
  // A name in a language of its own says which: <Link lang="en">.
  const isMarked = attributes.properties.some((one) => ts.isJsxAttribute(one) && one.name.getText() === 'lang');
  return isMarked || alike.has(tagName.getText());
}

/** The parts of a string that are written out. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
    : null;
}

/** The attribute or the element that shows this string, through `?:`, `??` and the like. */
function shownIn(node: ts.Node): ts.Node {
  let place = node.parent;
  while (
    ts.isConditionalExpression(place) ||
    ts.isParenthesizedExpression(place) ||
    ts.isJsxExpression(place) ||
    isChoice(place)
  )
    place = place.parent;
  return place;
}
const isChoice = (node: ts.Node) =>
  ts.isBinaryExpression(node) && ['||', '&&', '??'].includes(node.operatorToken.getText());

function literal(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return hasWords(node.text) && !isAlike(node) ? node.text.trim().replace(/\s+/g, ' ') : null;
  const text = textOf(node);
  if (text === null || !hasWords(text) || ts.isImportDeclaration(node.parent) || isThrown(node)) return null;
  const place = shownIn(node);
  if (ts.isJsxAttribute(place))
    return spoken.has(place.name.getText()) || (isOfComponent(place) && isSentence(text)) ? text : null;
  if (ts.isJsxElement(place) || ts.isJsxFragment(place))
    return isAlike({ ...node, parent: place } as ts.Node) ? null : text;
  return isSentence(text) ? text : null;
}

/** `<Panel send="Submit">`, unlike `<path d="M3 4">`. */
const isOfComponent = ({ parent }: ts.JsxAttribute) => /^\p{Lu}/u.test(parent.parent.tagName.getText());

/** An error's message is for the log. */
const isThrown = (node: ts.Node) => ts.isNewExpression(node.parent) && /Error$/.test(node.parent.expression.getText());

export const catalogueLook: Look = nodeLook(
  'words-from-the-catalogue',
  'What the desk says comes from its catalogues: no words in components or pages.',
  (file) => /^(components\/(desk|editor|ui)|app\/\(desk\))\//.test(file.path) && !isTest(file),
  literal,
);
