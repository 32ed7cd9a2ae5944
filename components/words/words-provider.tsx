'use client';
import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import type { InterfaceLanguage } from '#lib/accounts/schema.ts';

const providers: Record<InterfaceLanguage, ComponentType<{ children: ReactNode }>> = {
  en: dynamic(() => import('./english-words.tsx').then(({ EnglishWords }) => EnglishWords)),
  ur: dynamic(() => import('./urdu-words.tsx').then(({ UrduWords }) => UrduWords)),
};

/**
 * The words for everything that runs in the browser. They come with the scripts, which the browser
 * keeps; a page that is loaded again does not bring them again. Each language is a script of its
 * own.
 */
export function WordsProvider({ language, children }: { language: InterfaceLanguage; children: ReactNode }) {
  const Provider = providers[language];
  return <Provider>{children}</Provider>;
}
