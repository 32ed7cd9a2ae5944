// The words that React Aria says by itself. It has none in Urdu, so all of them come from our
// catalogue, in English too. It takes them from one place in the window, for the whole page.
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { dateLanguage } from '#components/desk/times.ts';
import type { Words } from '#components/words/catalogues.ts';

type AriaWords = Record<string, Record<string, (values?: { date?: string; time?: string }) => string>>;

/** The words of the language that the page has now. A person can change it without a new page. */
let t: Words<'pickers'>;

const words: AriaWords = {
  '@react-aria/datepicker': {
    calendar: () => t('calendar'),
    selectedDateDescription: (values) => t('chosen', { moment: values?.date ?? '' }),
    selectedTimeDescription: (values) => t('chosen', { moment: values?.time ?? '' }),
  },
  '@react-aria/calendar': {
    previous: () => t('previous'),
    next: () => t('next'),
    todayDate: (values) => t('today', { date: values?.date ?? '' }),
    todayDateSelected: (values) => t('todayChosen', { date: values?.date ?? '' }),
    dateSelected: (values) => t('isChosen', { words: values?.date ?? '' }),
    selectedDateDescription: (values) => t('chosen', { moment: values?.date ?? '' }),
  },
  '@react-aria/spinbutton': { Empty: () => t('empty') },
  '@react-aria/overlays': { dismiss: () => t('close') },
};

Object.assign(window, {
  // The language by which React Aria keeps these words.
  [Symbol.for('react-aria.i18n.locale')]: 'en-GB',
  [Symbol.for('react-aria.i18n.strings')]: words,
  // The desk's policy takes a style only with the page's nonce.
  __webpack_nonce__: document.querySelector('script')?.nonce,
});

/** Gives what is inside the words and the customs of the reader's language. */
export function PickerWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  t = useTranslations('pickers');
  return <I18nProvider locale={dateLanguage(locale)}>{children}</I18nProvider>;
}
