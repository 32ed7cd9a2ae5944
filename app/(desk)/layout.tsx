import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/opsz-italic.css';
import '@fontsource-variable/public-sans/wght.css';
import '@fontsource/noto-nastaliq-urdu/400.css';
import '@fontsource/noto-nastaliq-urdu/600.css';
import '#components/desk/desk.css';
import { Seats } from '#components/desk/seat.tsx';
import { Icons } from '#components/ui/icons.tsx';
import { WordsProvider } from '#components/words/words-provider.tsx';
import { readersInterface } from '#lib/accounts/reader.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('titles');
  return {
    title: { default: t('newsroom'), template: '%s · Pressmark' },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Every page is rendered for its request, since its scripts need the request's nonce. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection();
  const { language, theme } = await readersInterface();
  return (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      <head>
        <Icons />
      </head>
      <body>
        <WordsProvider language={language}>
          <Seats>{children}</Seats>
        </WordsProvider>
      </body>
    </html>
  );
}
