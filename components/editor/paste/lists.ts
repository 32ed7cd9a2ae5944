// The lists of a paste, by the browser's own numbers.
import type { Item } from '#lib/text/blocks/blocks-rules.ts';

/** The number of the next item, and how far the one after it is. */
export type Count = { next: number; step: number };

const listTypes: Record<string, string> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

export const isList = (element: Element | null) => /^(?:UL|OL|MENU|DIR)$/.test(element?.tagName ?? '');

/**
 * An item as a style of lists shows it. A style of bullets that the browser does not know is one.
 */
export function numberedAs(type: string, number: number, isBulleted: boolean): Pick<Item, 'kind' | 'type' | 'number'> {
  const isPoint = /^(?:disc|circle|square|disclosure.*|".*"|'.*'|[^a-z].*)$/.test(type);
  if (isPoint || (isBulleted && type !== 'decimal' && !(type in listTypes)))
    return { kind: 'ul', type: null, number: 1 };
  return { kind: 'ol', type: listTypes[type] ?? null, number };
}

/**
 * False for figures that no list here has, such as those of Urdu. Its numbers are written in ours.
 */
export const isKnown = ({ kind, type }: Pick<Item, 'kind' | 'type'>, style: string) =>
  kind === 'ul' || type !== null || style === 'decimal';

/** The whole number of an attribute. */
export function wholeOf(element: HTMLElement, attribute: string): number | null {
  const value = element.getAttribute(attribute)?.trim() ?? '';
  return /^-?\d{1,6}$/.test(value) ? Number(value) : null;
}

/** The first number of a list, and its direction. */
export function countOf(list: HTMLElement): Count {
  const isReversed = list.hasAttribute('reversed');
  const items = () => [...list.children].filter(({ tagName }) => tagName === 'LI').length;
  return { next: wholeOf(list, 'start') ?? (isReversed ? items() : 1), step: isReversed ? -1 : 1 };
}
