// A release as the data of its share picture (share.typ).
import { dateOf } from '#components/site/dates.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { isCapitals } from '#components/ui/capitals.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';
import { isNastaliq, otherNameOf } from './sheet.ts';

/**
 * A label in two lines: what stands before the number, and the number with what follows it.
 * “PR No.197” is “PR No.” and “197”; “2021-2022/1234” is “2021-2022/” and “1234”.
 */
export function labelInTwo(label: string, number: number): [prefix: string, figure: string] {
  const at = label.lastIndexOf(String(number));
  if (at < 0) return ['', label];
  // Zeros before the number belong to it.
  const zeros = /0*$/.exec(label.slice(0, at))?.[0].length ?? 0;
  return [label.slice(0, at - zeros), label.slice(at - zeros)];
}

/**
 * The data of the share picture. A withdrawn release has the word instead of its headline.
 * @param emblem the name of its file in the workspace; null without one
 */
export function shareOf({ page, house, origin }: FormSource, emblem: string | null) {
  const name = inLanguage(house.names, page.language);
  const [prefix, figure] = labelInTwo(page.label, page.number);
  const headline = page.withdrawal || !page.text ? wordsOf(page.language).withdrawn : page.text.content.headline;
  return {
    lang: page.language.split('-')[0] ?? 'en',
    dir: page.dir,
    nastaliq: isNastaliq(page.language),
    house: name,
    otherName: otherNameOf(house, page.language),
    initial: [...name][0]?.toUpperCase() ?? '',
    emblem,
    accent: /^#[0-9a-f]{6}$/i.test(house.accent) ? house.accent : '#0b5d3b',
    prefix,
    figure,
    headline,
    capitals: isCapitals(headline),
    withdrawn: page.withdrawal !== null,
    date: dateOf(page.publishedAt, page.language, house.timeZone),
    desk: page.deskName,
    site: origin.replace(/^https?:\/\//, ''),
  };
}
