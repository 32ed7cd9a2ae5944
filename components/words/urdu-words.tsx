'use client';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import words from './ur.json' with { type: 'json' };

export function UrduWords({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="ur" messages={words} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
