// What a paste could not bring into the text, counted and in words. Pure.
import type { Words } from '#components/words/catalogues.ts';
import { type Fate, fates, type Loss, type LossKind } from '#lib/text/blocks/loss-schema.ts';

/** One line for whoever pasted; empty if nothing was lost. `list` joins the kinds. */
export function lossesInWords(losses: Loss[], t: Words<'editor'>, list: (parts: string[]) => string): string {
  const countOf = (kind: LossKind) => losses.filter((loss) => loss.kind === kind).length;
  return (Object.keys(fates) as Fate[])
    .map((fate) => [fate, fates[fate].filter((kind) => countOf(kind) > 0)] as const)
    .filter(([, kinds]) => kinds.length > 0)
    .map(([fate, kinds]) =>
      t(`losses.${fate}`, { list: list(kinds.map((kind) => t(`losses.${kind}`, { count: countOf(kind) }))) }),
    )
    .join(' ');
}

/** A loss as a line of its own. */
export function lossInWords({ kind, words }: Loss, t: Words<'editor'>): string {
  const name = t(`losses.one.${kind}`);
  return words === '' ? name : t('losses.quoted', { kind: name, words });
}

/** "links, tables and notes" in the reader's language. */
export function listIn(language: string): (parts: string[]) => string {
  const format = new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
  return (parts) => format.format(parts);
}
