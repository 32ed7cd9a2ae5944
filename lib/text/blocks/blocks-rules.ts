// The lines, items and tables that a paste or a Word file shows, nested as they stand in a text.
// Pure.

export type Tag = 'strong' | 'em' | 'u' | 's' | 'sup' | 'sub';
export type Words = { text: string; tags: Tag[]; href: string | null };
export type Run = Words | 'break';

/** The list item that a block begins (`first`) or continues. Level 0 is the outermost. */
export type Item = { level: number; kind: 'ul' | 'ol'; type: string | null; number: number; first: boolean };

/** `speaker`, `role`: whose words a quotation is. */
type LineTag = 'p' | 'h2' | 'h3' | 'speaker' | 'role';
type Place = { quote: boolean; item: Item | null };
export type Line = Place & { kind: 'line'; tag: LineTag; dir: 'ltr' | 'rtl' | null; runs: Run[] };
export type Cell = { tag: 'td' | 'th'; colspan: number; rowspan: number; blocks: Block[] };
export type Block = Line | (Place & { kind: 'table'; rows: Cell[][] }) | (Place & { kind: 'rule' });

/** A list with the blocks of each item. `start` is the number of its first item. */
export type List = { kind: 'list'; of: 'ul' | 'ol'; type: string | null; start: number; items: Nested[][] };
export type Nested = Block | List | { kind: 'quote'; inside: Nested[] };

type OpenList = { list: List; next: number };

/** Opens and closes lists as their items come. A list continues only if its numbers do. */
class Lists {
  private open: OpenList[] = [];

  close() {
    this.open = [];
  }

  /** Where the next block of the open item stands; `outside` where no list is open. */
  place(outside: Nested[]): Nested[] {
    return this.open.at(-1)?.list.items.at(-1) ?? outside;
  }

  begin({ level, kind, type, number, first }: Item, outside: Nested[]) {
    // An item is at most one level deeper than the item before it.
    const depth = Math.min(level, this.open.length, 7);
    const wasOpen = this.open.length > 0;
    this.open = this.open.slice(0, depth + 1);
    if (!first && wasOpen) return;
    const last = this.open[depth];
    const isNext = last?.list.of === kind && (kind === 'ul' || (last.list.type === type && last.next === number));
    if (last && isNext) {
      last.next++;
      last.list.items.push([]);
      return;
    }
    this.open = this.open.slice(0, depth);
    const list: List = { kind: 'list', of: kind, type, start: kind === 'ol' ? number : 1, items: [[]] };
    this.place(outside).push(list);
    this.open.push({ list, next: number + 1 });
  }
}

/** The blocks with their lists and quotations around them. */
export function nested(blocks: Block[]): Nested[] {
  const lists = new Lists();
  const all: Nested[] = [];
  let quote: { kind: 'quote'; inside: Nested[] } | null = null;
  for (const block of blocks) {
    if (!block.item || block.quote !== (quote !== null)) lists.close();
    if (!block.quote) quote = null;
    else if (!quote) {
      quote = { kind: 'quote', inside: [] };
      all.push(quote);
    }
    const outside: Nested[] = quote?.inside ?? all;
    if (block.item) lists.begin(block.item, outside);
    lists.place(outside).push(block);
  }
  return all;
}

// The HTML parser would read a line end between tags as a space.
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function htmlOfRun(run: Run): string {
  if (run === 'break') return '<br>';
  const inner = run.tags.reduceRight((html, tag) => `<${tag}>${html}</${tag}>`, escaped(run.text));
  return run.href === null ? inner : `<a href="${escaped(run.href)}">${inner}</a>`;
}

function htmlOfCell({ tag, colspan, rowspan, blocks }: Cell): string {
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  return `<${tag}${spans}>${blocks.length > 0 ? htmlOfBlocks(blocks) : '<p></p>'}</${tag}>`;
}

function htmlOfList({ of, type, start, items }: List): string {
  const numbering = of === 'ol' ? `${start === 1 ? '' : ` start="${start}"`}${type ? ` type="${type}"` : ''}` : '';
  return `<${of}${numbering}>${items.map((item) => `<li>${item.map(htmlOfNested).join('')}</li>`).join('')}</${of}>`;
}

function htmlOfNested(block: Nested): string {
  switch (block.kind) {
    case 'rule':
      return '<hr>';
    case 'list':
      return htmlOfList(block);
    case 'quote':
      return `<blockquote>${block.inside.map(htmlOfNested).join('')}</blockquote>`;
    case 'table':
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map(htmlOfCell).join('')}</tr>`).join('')}</tbody></table>`;
    case 'line': {
      const tag = tagOf(block);
      const inside = block.runs.map(htmlOfRun).join('');
      if (tag === 'speaker' || tag === 'role') return `<p class="${tag}">${inside}</p>`;
      return `<${tag}${block.dir ? ` dir="${block.dir}"` : ''}>${inside}</${tag}>`;
    }
  }
}

/** An item of a list has no heading. */
export const tagOf = ({ item, tag }: Line) => (item ? 'p' : tag);

/** The blocks as HTML of the elements that a document knows. */
export const htmlOfBlocks = (blocks: Block[]): string => nested(blocks).map(htmlOfNested).join('');
