// Turns the lines, items and tables of a paste into plain HTML for the editor. Pure.

export type Tag = 'strong' | 'em' | 'u' | 's' | 'sup' | 'sub';
export type Run = { text: string; tags: Tag[]; href: string | null } | 'break';

/** The list item that a block begins (`first`) or continues. Level 0 is the outermost. */
export type Item = { level: number; kind: 'ul' | 'ol'; type: string | null; number: number; first: boolean };

type Place = { quote: boolean; item: Item | null };
export type Line = Place & { kind: 'line'; tag: 'p' | 'h2' | 'h3'; dir: 'ltr' | 'rtl' | null; runs: Run[] };
export type Cell = { tag: 'td' | 'th'; colspan: number; rowspan: number; blocks: Block[] };
export type Block = Line | (Place & { kind: 'table'; rows: Cell[][] }) | (Place & { kind: 'rule' });

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

function htmlOfBlock(block: Block): string {
  if (block.kind === 'rule') return '<hr>';
  if (block.kind === 'table')
    return `<table><tbody>${block.rows.map((row) => `<tr>${row.map(htmlOfCell).join('')}</tr>`).join('')}</tbody></table>`;
  const tag = block.item ? 'p' : block.tag;
  return `<${tag}${block.dir ? ` dir="${block.dir}"` : ''}>${block.runs.map(htmlOfRun).join('')}</${tag}>`;
}

type OpenList = { kind: 'ul' | 'ol'; type: string | null; next: number };

/** Opens and closes lists as their items come. A list continues only if its numbers do. */
class Lists {
  private open: OpenList[] = [];

  /** Closes the lists that are deeper than `depth`. */
  close(depth: number): string {
    let html = '';
    while (this.open.length > depth) html += `</li></${this.open.pop()?.kind}>`;
    return html;
  }

  begin({ level, kind, type, number, first }: Item): string {
    // An item is at most one level deeper than the item before it.
    const depth = Math.min(level, this.open.length, 7);
    if (!first && this.open.length > 0) return this.close(depth + 1);
    let html = this.close(depth + 1);
    const last = this.open[depth];
    if (last && last.kind === kind && (kind === 'ul' || (last.type === type && last.next === number))) {
      last.next++;
      return `${html}</li><li>`;
    }
    html += this.close(depth);
    this.open.push({ kind, type, next: number + 1 });
    const numbering =
      kind === 'ol' ? `${number === 1 ? '' : ` start="${number}"`}${type ? ` type="${type}"` : ''}` : '';
    return `${html}<${kind}${numbering}><li>`;
  }
}

/** The blocks as HTML of the elements that a document knows. */
export function htmlOfBlocks(blocks: Block[]): string {
  const lists = new Lists();
  let html = '';
  let isQuoted = false;
  for (const block of blocks) {
    if (!block.item || block.quote !== isQuoted) html += lists.close(0);
    if (block.quote !== isQuoted) html += block.quote ? '<blockquote>' : '</blockquote>';
    isQuoted = block.quote;
    html += (block.item ? lists.begin(block.item) : '') + htmlOfBlock(block);
  }
  return html + lists.close(0) + (isQuoted ? '</blockquote>' : '');
}
