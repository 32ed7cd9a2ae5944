// The numbers that Word puts before paragraphs by itself. Pure.
import { listNumber } from '#lib/text/document/list-number-rules.ts';
import { childOf, elementsIn, isSet, valueIn, type XmlNode } from './xml-node-rules.ts';

type Level = { format: string; start: number; text: string; isDecimal: boolean };
type Num = { abstract: string; starts: Map<number, number>; levels: Map<number, Level> };

/** The mark of a paragraph: an item of a list, or a mark that no list here can have. */
export type Mark =
  | { kind: 'ul' | 'ol'; type: string | null; number: number; level: number }
  | { kind: 'text'; text: string; isExact: boolean };

/** Word's formats that a list here has, with their type. */
const types: Record<string, string | null> = {
  decimal: null,
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

function readLevel(node: XmlNode, at: number): Level {
  return {
    format: valueIn(node, 'w:numFmt') ?? 'decimal',
    start: Number(valueIn(node, 'w:start') ?? 0),
    text: valueIn(node, 'w:lvlText') ?? `%${at + 1}.`,
    isDecimal: isSet(node, 'w:isLgl') ?? false,
  };
}

const levelsIn = (node: XmlNode): Map<number, Level> =>
  new Map(
    elementsIn(node)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [Number(level.attributes.ilvl ?? 0), readLevel(level, Number(level.attributes.ilvl ?? 0))]),
  );

function readNum(node: XmlNode): Num {
  const overrides = elementsIn(node).filter(({ name }) => name === 'w:lvlOverride');
  const starts = overrides.flatMap((one) => {
    const start = valueIn(one, 'w:startOverride');
    return start === null ? [] : [[Number(one.attributes.ilvl ?? 0), Number(start)] as const];
  });
  return {
    abstract: valueIn(node, 'w:abstractNumId') ?? '',
    starts: new Map(starts),
    levels: new Map(overrides.flatMap((one) => [...levelsIn(one)])),
  };
}

/** Counts the numbered paragraphs of a document in their order. */
export class WordNumbering {
  private readonly lists = new Map<string, Map<number, Level>>();
  private readonly nums = new Map<string, Num>();
  /** The last number of each level, by list. */
  private readonly last = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  /** @param root of `word/numbering.xml` */
  constructor(root: XmlNode | null) {
    const lists = elementsIn(root).filter(({ name }) => name === 'w:abstractNum');
    const byStyle = new Map(lists.map((one) => [valueIn(one, 'w:styleLink'), one]));
    for (const list of lists) {
      const linked = valueIn(list, 'w:numStyleLink');
      const from = (linked === null ? null : byStyle.get(linked)) ?? list;
      this.lists.set(list.attributes.abstractNumId ?? '', levelsIn(from));
    }
    for (const num of elementsIn(root).filter(({ name }) => name === 'w:num'))
      this.nums.set(num.attributes.numId ?? '', readNum(num));
  }

  private levelOf(num: Num, at: number): Level | undefined {
    return num.levels.get(at) ?? this.lists.get(num.abstract)?.get(at);
  }

  /** Takes the next number of a level. */
  private count(num: Num, id: string, at: number): number[] {
    const last = this.last.get(num.abstract) ?? [];
    this.last.set(num.abstract, last);
    for (let above = 0; above < at; above++) last[above] ??= this.levelOf(num, above)?.start ?? 1;
    const key = `${id} ${at}`;
    const start = this.begun.has(key) ? undefined : num.starts.get(at);
    this.begun.add(key);
    const before = last[at];
    last[at] = start ?? (before === undefined ? (this.levelOf(num, at)?.start ?? 1) : before + 1);
    last.length = at + 1;
    return last;
  }

  /** The mark of the next paragraph with this `w:numPr`; null where Word shows none. */
  next(properties: XmlNode | null): Mark | null {
    const id = valueIn(properties, 'w:numId') ?? '';
    const at = Math.min(Math.max(Number(valueIn(properties, 'w:ilvl') ?? 0) || 0, 0), 8);
    const num = this.nums.get(id);
    const level = num && this.levelOf(num, at);
    if (!num || !level) return null;
    const numbers = this.count(num, id, at);
    if (level.format === 'bullet') return { kind: 'ul', type: null, number: 1, level: at };
    const number = numbers[at] ?? 1;
    const isPlain = new RegExp(`^\\(?%${at + 1}[.):]?\\)?$`).test(level.text.trim());
    const type = types[level.isDecimal ? 'decimal' : level.format];
    if (isPlain && type !== undefined && number >= 0) return { kind: 'ol', type, number, level: at };
    return this.typed(num, level, numbers);
  }

  /** The mark as Word writes it, where its figures are known. */
  private typed(num: Num, level: Level, numbers: number[]): Mark | null {
    let isExact = true;
    const text = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = level.isDecimal ? 'decimal' : (this.levelOf(num, at)?.format ?? 'decimal');
      const number = numbers[at] ?? 1;
      if (format === 'none' || format === 'bullet') return '';
      if (format === 'decimalZero') return String(number).padStart(2, '0');
      const type = types[format];
      if (type === undefined) isExact = false;
      return listNumber(number, type ?? null);
    });
    return text.trim() === '' ? null : { kind: 'text', text: text.trim(), isExact };
  }
}

/** The numbering of a paragraph: its own, or that of its style. A list of id 0 is none. */
export function numberingOf(properties: XmlNode | null, ofStyle: XmlNode | null): XmlNode | null {
  const own = childOf(properties, 'w:numPr');
  const id = valueIn(own, 'w:numId') ?? valueIn(ofStyle, 'w:numId');
  if (id === null || id === '0') return null;
  return valueIn(own, 'w:numId') === null ? ofStyle : own;
}
