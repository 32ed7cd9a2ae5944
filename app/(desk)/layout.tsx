import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/opsz-italic.css';
import '@fontsource-variable/public-sans/wght.css';
import '@fontsource/noto-nastaliq-urdu/400.css';
import '@fontsource/noto-nastaliq-urdu/600.css';
import '#components/desk/desk.css';
import { Seats } from '#components/desk/seat.tsx';
import { Icons } from '#components/ui/icons.tsx';
import { themeOf } from '#lib/accounts/own-queries.ts';
import type { OwnAccount } from '#lib/accounts/schema.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Pressmark newsroom', template: '%s · Pressmark' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The viewer's theme; the computer's for whoever is not signed in, or without a database. */
async function theme(): Promise<OwnAccount['theme']> {
  try {
    const viewer = await currentActor();
    return viewer ? await themeOf(viewer) : 'system';
  } catch (error) {
    if (isUnreachable(error)) return 'system';
    throw error;
  }
}

/** Every page is rendered for its request, since its scripts need the request's nonce. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" dir="ltr" data-theme={await theme()}>
      <head>
        <Icons />
      </head>
      <body>
        <Seats>{children}</Seats>
      </body>
    </html>
  );
}
