import { useTranslations } from 'next-intl';
import { clockWithSeconds, isSameDay } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { useNames } from '#components/ui/names.ts';
import type { KeptText } from '#lib/releases/history/schema.ts';

/** The words for a text of the History: when, by whom, and what it is. */
export function useTextWords(timeZone: string, now: Date) {
  const t = useTranslations('textHistory');
  const times = useTimes(timeZone);
  const nameOf = useNames();
  /** To the second today, since two texts of one minute differ. */
  const time = (at: Date) => (isSameDay(at, now, timeZone) ? clockWithSeconds(at, timeZone) : times.short(at, now));
  const kind = ({ why, revision }: KeptText) => {
    if (revision !== null) return [t('submitted', { revision })];
    return why === null ? [] : [t(`why.${why}`)];
  };
  const change = (count: number) => {
    if (count === 0) return [];
    return [count > 0 ? t('more', { count }) : t('fewer', { count: -count })];
  };
  return {
    time,
    /** "10:42:03, Officer" */
    title: (text: KeptText) => (text.key === 'now' ? t('now') : t('by', { time: time(text.at), by: nameOf(text.by) })),
    /** "412 words, 12 fewer than before". `older`: the text before it. */
    what: (text: KeptText, older: KeptText | undefined) =>
      [t('words', { count: text.words }), ...change(older ? text.words - older.words : 0), ...kind(text)].join(' · '),
  };
}

export type TextWords = ReturnType<typeof useTextWords>;
