'use client';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { InterfaceLanguage } from '#lib/accounts/schema.ts';
import { catalogues } from './catalogues.ts';

type Props = {
  language: InterfaceLanguage;
  /** In place of the catalogue. */
  messages: (typeof catalogues)['en'] | undefined;
  children: ReactNode;
};

/**
 * The words for everything that runs in the browser. The catalogues come with the scripts, which
 * the browser keeps; a page that is loaded again does not bring them again.
 */
export function WordsProvider({ language, messages, children }: Props) {
  return (
    <NextIntlClientProvider locale={language} messages={messages ?? catalogues[language]} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
