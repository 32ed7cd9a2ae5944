// What a paste could not bring into the text, counted and in words. Pure.

const kinds = {
  comment: ['comment', 'comments'],
  deletion: ['tracked deletion', 'tracked deletions'],
  hidden: ['passage that its source does not show', 'passages that their source does not show'],
  picture: ['picture', 'pictures'],
  embedded: ['embedded object', 'embedded objects'],
  file: ['file', 'files'],
  field: ['field of a form', 'fields of a form'],
  link: ['link', 'links'],
  table: ['table', 'tables'],
  formula: ['formula', 'formulas'],
  note: ['footnote', 'footnotes'],
} satisfies Record<string, [string, string]>;
export type LossKind = keyof typeof kinds;

/** Each kind of loss with its words. */
export type Loss = { kind: LossKind; words: string };

const sentences: [string, LossKind[]][] = [
  ['Left out', ['comment', 'deletion', 'hidden', 'picture', 'embedded', 'file', 'field']],
  ['Only their words were kept of', ['link', 'table', 'formula']],
  ['At the end as paragraphs', ['note']],
];

const listed = (parts: string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** One line for whoever pasted; empty if nothing was lost. */
export function lossesInWords(losses: Loss[]): string {
  const count = (kind: LossKind) => losses.filter((loss) => loss.kind === kind).length;
  const countedKind = (kind: LossKind) => `${count(kind)} ${kinds[kind][count(kind) === 1 ? 0 : 1]}`;
  return sentences
    .map(([begins, of]) => [begins, of.filter((kind) => count(kind) > 0)] as const)
    .filter(([, of]) => of.length > 0)
    .map(([begins, of]) => `${begins}: ${listed(of.map(countedKind))}.`)
    .join(' ');
}

/** A loss as a line of its own. */
export const lossInWords = ({ kind, words }: Loss): string =>
  words === '' ? kinds[kind][0] : `${kinds[kind][0]}: “${words}”`;
