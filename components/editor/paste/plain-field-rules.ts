// A paste into a field with letters of one size. Pure. Promises:
// - 10 with a raised 6 becomes 10⁶, never 106
// - every other letter and line end is that of the clipboard's own plain form
import { subscriptText, superscriptText } from '#lib/text/document/raised-text-rules.ts';
import type { Block, Run } from '#lib/text/blocks/blocks-rules.ts';

/** How many letters before a raised one must be equal in both forms. */
const context = 8;
/** How many letters the plain form may have that the HTML lacks, such as list markers. */
const reach = 2000;

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

const linesOf = (blocks: Block[]): Run[][] =>
  blocks.flatMap((block): Run[][] => {
    if (block.kind === 'line') return [block.runs];
    return block.kind === 'rule' ? [] : block.rows.flat().flatMap((cell) => linesOf(cell.blocks));
  });

function onTheLine({ text, tags }: Exclude<Run, 'break'>): string {
  if (tags.includes('sup')) return superscriptText(text);
  return tags.includes('sub') ? subscriptText(text) : text;
}

/**
 * The clipboard's plain form, with raised and lowered letters as in the HTML.
 * Each run of the HTML is searched in the plain form behind the run before it; a run that is not
 * found changes nothing.
 */
export function plainWithShifts(plain: string, blocks: Block[]): string {
  const places = [...plain.matchAll(/\S/g)].map(({ index }) => index);
  const dense = withoutSpaces(plain);
  let [written, copied, next] = ['', 0, 0];
  for (const line of linesOf(blocks)) {
    let before = '';
    for (const run of line) {
      const letters = run === 'break' ? '' : withoutSpaces(run.text);
      if (run === 'break' || letters === '') continue;
      const from = Math.max(0, next - before.length);
      const at = dense.slice(from, next + letters.length + reach).indexOf(before + letters);
      if (at >= 0) {
        const begin = from + at + before.length;
        next = begin + letters.length;
        const shown = onTheLine(run);
        // A raised letter at the start of a line matches only the very next letter. Any other could
        // be a different one.
        const isSure = before !== '' || at === 0;
        if (shown !== run.text && isSure) {
          written += plain.slice(copied, places[begin]) + shown.trim();
          copied = (places[next - 1] ?? plain.length) + 1;
        }
      }
      before = (before + letters).slice(-context);
    }
  }
  return written + plain.slice(copied);
}
