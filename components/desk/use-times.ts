import { useLocale, useTranslations } from 'next-intl';
import { type Times, timesIn } from './times.ts';

/** Times in the reader's language and the house's zone. */
export function useTimes(timeZone: string): Times {
  return timesIn(useLocale(), timeZone, useTranslations('times'));
}
