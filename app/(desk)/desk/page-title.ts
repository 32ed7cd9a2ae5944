import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { catalogues } from '#components/words/catalogues.ts';

/** A page's `generateMetadata`: its title in the reader's language. */
export function pageTitle(page: keyof (typeof catalogues)['en']['titles']): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations('titles'))(page) });
}
