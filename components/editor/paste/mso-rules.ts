// Reads the private style properties of Word and similar programs. Pure.
import { readListNumber } from '#lib/text/document/list-number-rules.ts';

/** The value of a property in a style attribute; '' if it has none. */
export function declared(css: string, property: string): string {
  return new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]*)`, 'i').exec(css)?.[1]?.trim() ?? '';
}

/** The list and level (from 0) of a paragraph that Word shows as an item. */
export function listOf(css: string): { list: string; level: number } | null {
  const [, list, level] = /\b(l\d+)\s+level(\d+)/i.exec(declared(css, 'mso-list')) ?? [];
  return list ? { list, level: Number(level) - 1 } : null;
}

export type Numbered = { kind: 'ul' | 'ol'; type: string | null; number: number };

/** The marker of an item; null if no list has such a marker, so that it stays in the text. */
export function markOf(mark: string, before: Numbered | undefined): Numbered | null {
  if (mark === '' || mark === 'o' || /^[^\p{L}\p{N}]$/u.test(mark)) return { kind: 'ul', type: null, number: 1 };
  const [, inner = ''] = /^\(?([0-9]+|[a-z]+)[.):]?\)?$/i.exec(mark) ?? [];
  const all = readListNumber(inner);
  const next = all.find(({ type, number }) => before && type === before.type && number === before.number + 1);
  const match = next ?? all.find(({ number }) => number === 1) ?? (inner.length > 1 ? all.at(-1) : all[0]);
  return match ? { kind: 'ol', ...match } : null;
}

/** Follows the numbers of Word's lists from item to item. */
export class MsoLists {
  private readonly last = new Map<string, Numbered>();

  item({ list, level }: { list: string; level: number }, mark: string): Numbered | null {
    const match = markOf(mark, this.last.get(`${list} ${level}`));
    for (const key of this.last.keys()) {
      const [of, at] = key.split(' ');
      if (of === list && Number(at) > level) this.last.delete(key);
    }
    if (match) this.last.set(`${list} ${level}`, match);
    return match;
  }
}
