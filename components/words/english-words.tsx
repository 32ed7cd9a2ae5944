'use client';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import words from './en.json' with { type: 'json' };

export function EnglishWords({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" messages={words} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
