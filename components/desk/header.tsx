import Link from 'next/link';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { Bell } from './notices/bell.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette/palette.tsx';
import { SignOutButton } from './sign-out-button.tsx';

const places = [
  { name: 'Queue', path: '/desk' },
  { name: 'All releases', path: '/desk/releases' },
  { name: 'Bundles', path: '/desk/bundles' },
  { name: 'Register', path: '/desk/register' },
  { name: 'Numbers', path: '/desk/numbers' },
  { name: 'Series', path: '/desk/series' },
  { name: 'House', path: '/desk/house' },
  { name: 'People', path: '/desk/people' },
] as const;

type Props = {
  viewerName: string;
  items: DeskListItem[];
  place: (typeof places)[number]['name'] | 'New release' | 'Notices' | 'Deliveries' | 'Account';
  canStart: boolean;
};

/** The desk's top line: the screens, the palette, the viewer. */
export function Header({ viewerName, items, place, canStart }: Props) {
  return (
    <header className="top">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Link href="/desk" className="brand">
        Pressmark
      </Link>
      <nav aria-label="Newsroom">
        {places.map(({ name, path }) => (
          <Link key={path} href={path} aria-current={place === name ? 'page' : undefined} prefetch={false}>
            {name}
          </Link>
        ))}
        {canStart ? (
          <Link href="/desk/new" aria-current={place === 'New release' ? 'page' : undefined} prefetch={false}>
            New release
          </Link>
        ) : null}
        <a href="/">Public site</a>
      </nav>
      <Palette items={items} canStart={canStart} />
      <KeysHelp />
      <Bell />
      <Link
        href="/desk/account"
        className="who"
        aria-current={place === 'Account' ? 'page' : undefined}
        prefetch={false}
      >
        {viewerName}
      </Link>
      <SignOutButton />
    </header>
  );
}
