import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Words } from '#components/words/catalogues.ts';
import type { InterfaceLanguage } from '#lib/accounts/schema.ts';
import type { Period, PeriodKind, SeriesNumbering } from '#lib/numbering/rules.ts';
import { dateLanguage } from './times.ts';

/** The periods of series in a language. `usePeriodWords` gives it for the reader's. */
export function periodWordsIn(language: InterfaceLanguage, t: Words<'periods'>) {
  const dated = (day: string, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLanguage(language), { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const months = Array.from({ length: 12 }, (_, at) =>
    dated(`2000-${String(at + 1).padStart(2, '0')}-01`, { month: 'long' }),
  );
  return {
    /** The names of the months, from January on. */
    months,
    /** A period: "November 2026", "the fiscal year 2026-2027". Empty if there is only one. */
    place(kind: PeriodKind, { key, start }: Period, isFirstWord = false): string {
      if (kind === 'month') return dated(start, { month: 'long', year: 'numeric' });
      if (kind === 'fiscal-year') return t(isFirstWord ? 'theFiscalYear' : 'fiscalYear', { key });
      return kind === 'manual' ? t(isFirstWord ? 'theRun' : 'run', { key }) : key;
    },
    /** A period by its key alone: months have their names. */
    called: (key: string) => (/^\d{4}-\d{2}$/.test(key) ? dated(`${key}-01`, { month: 'long', year: 'numeric' }) : key),
    /** When a series restarts: "each fiscal year, from July". */
    restart({ period, firstMonth }: Pick<SeriesNumbering, 'period' | 'firstMonth'>): string {
      return period === 'fiscal-year'
        ? t('fiscalFrom', { month: months[firstMonth - 1] ?? '' })
        : t(`restarts.${period}`);
    },
    /** "From 1 again on 1 December 2026." @param day null without a rule for it */
    again(kind: PeriodKind, day: string | null): string {
      if (day !== null) return t('againOn', { day: dated(day, { day: 'numeric', month: 'long', year: 'numeric' }) });
      return t(kind === 'manual' ? 'againByHand' : 'neverAgain');
    },
  };
}

/** The periods of series in the reader's language. */
export function usePeriodWords() {
  const language = useLocale();
  const t = useTranslations('periods');
  // Each format of Intl costs a third of a millisecond, and screens are drawn at each key.
  return useMemo(() => periodWordsIn(language, t), [language, t]);
}
