// How letters look in a Word document: by defaults, styles and by hand. Pure.
import type { Tag } from '#lib/text/blocks/blocks-rules.ts';
import { childOf, elementsIn, isSet, valueIn, type XmlNode } from './xml-node-rules.ts';

/** What a style or a run sets; undefined where it sets nothing. */
export type Letters = {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  struck?: boolean | undefined;
  caps?: boolean | undefined;
  hidden?: boolean | undefined;
  shift?: 'sup' | 'sub' | null | undefined;
};

/** Letters of a point and less are not seen. In half points. */
const smallest = 3;

function shiftIn(properties: XmlNode | null): Letters['shift'] {
  const align = valueIn(properties, 'w:vertAlign');
  if (align === 'superscript') return 'sup';
  if (align === 'subscript') return 'sub';
  const raise = Number(valueIn(properties, 'w:position') ?? 0);
  if (raise !== 0) return raise > 0 ? 'sup' : 'sub';
  return align === null ? undefined : null;
}

const isTiny = (properties: XmlNode | null) => {
  const size = valueIn(properties, 'w:sz');
  return size !== null && Number(size) < smallest;
};

/** Reads `w:rPr`. */
export function lettersIn(properties: XmlNode | null): Letters {
  const [once, twice] = [isSet(properties, 'w:strike'), isSet(properties, 'w:dstrike')];
  const all: Letters = {
    bold: isSet(properties, 'w:b'),
    italic: isSet(properties, 'w:i'),
    underline: isSet(properties, 'w:u'),
    struck: once || twice || (once ?? twice),
    caps: isSet(properties, 'w:caps'),
    hidden: isTiny(properties) || isSet(properties, 'w:vanish'),
    shift: shiftIn(properties),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Letters;
}

const toggles = ['bold', 'italic', 'struck', 'caps', 'hidden'] as const;

/** Letters in a character style inside a paragraph style: what both switch on is off. */
export function lettersOf(defaults: Letters, paragraph: Letters, character: Letters, byHand: Letters): Letters {
  const styled: Letters = { ...defaults, ...paragraph, ...character };
  for (const name of toggles)
    if (paragraph[name] !== undefined && character[name] !== undefined)
      styled[name] = paragraph[name] !== character[name];
  return { ...styled, ...byHand };
}

/** The marks of these letters in a text. */
export function tagsOf({ bold, italic, underline, struck, shift }: Letters, isLink: boolean): Tag[] {
  const all: [unknown, Tag][] = [
    [bold, 'strong'],
    [italic, 'em'],
    [underline && !isLink, 'u'],
    [struck, 's'],
  ];
  return [...all.filter(([is]) => is).map(([, tag]) => tag), ...(shift ? [shift] : [])];
}

export type SeenStyle = { name: string; letters: Letters; outline: number | null; numbering: XmlNode | null };
export type SeenStyles = {
  defaults: Letters;
  /** A style by its id, with what it takes from others. Without an id that of plain paragraphs. */
  of: (id: string | null, kind: 'paragraph' | 'character') => SeenStyle;
};

const nothing: SeenStyle = { name: '', letters: {}, outline: null, numbering: null };

function readStyle(style: XmlNode): SeenStyle {
  const outline = valueIn(style, 'w:pPr', 'w:outlineLvl');
  return {
    name: valueIn(style, 'w:name') ?? '',
    letters: lettersIn(childOf(style, 'w:rPr')),
    outline: outline === null ? null : Number(outline),
    numbering: childOf(style, 'w:pPr', 'w:numPr'),
  };
}

/** Reads `word/styles.xml`. */
export function stylesIn(root: XmlNode | null): SeenStyles {
  const all = elementsIn(root).filter(({ name }) => name === 'w:style');
  const byId = new Map(all.map((style) => [style.attributes.styleId, style]));
  const plain = all.find(
    ({ attributes }) => attributes.type === 'paragraph' && /^(?:1|true|on)$/.test(attributes.default ?? ''),
  );
  const known = new Map<XmlNode, SeenStyle>();
  const resolve = (style: XmlNode | undefined, depth = 0): SeenStyle => {
    if (!style || depth > 20) return nothing;
    const before = known.get(style);
    if (before) return before;
    const base = resolve(byId.get(valueIn(style, 'w:basedOn') ?? ''), depth + 1);
    const own = readStyle(style);
    const whole = {
      name: own.name,
      letters: { ...base.letters, ...own.letters },
      outline: own.outline ?? base.outline,
      numbering: own.numbering ?? base.numbering,
    };
    known.set(style, whole);
    return whole;
  };
  return {
    defaults: lettersIn(childOf(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')),
    of: (id, kind) => resolve(id === null ? (kind === 'paragraph' ? plain : undefined) : byId.get(id)),
  };
}
