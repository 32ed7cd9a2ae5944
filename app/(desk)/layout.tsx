import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/opsz-italic.css';
import '@fontsource-variable/public-sans/wght.css';
import '@fontsource/noto-nastaliq-urdu/400.css';
import '@fontsource/noto-nastaliq-urdu/600.css';
import '#components/desk/desk.css';
import { Seats } from '#components/desk/seat.tsx';
import { Icons } from '#components/ui/icons.tsx';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Pressmark newsroom', template: '%s · Pressmark' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Every page is rendered for its request, since its scripts need the request's nonce. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" dir="ltr">
      <head>
        <Icons />
      </head>
      <body>
        <Seats>{children}</Seats>
      </body>
    </html>
  );
}
