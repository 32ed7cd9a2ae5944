import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { Bell } from './notices/bell.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette/palette.tsx';
import { SignOutButton } from './sign-out-button.tsx';

const places = [
  { key: 'queue', path: '/desk' },
  { key: 'releases', path: '/desk/releases' },
  { key: 'calendar', path: '/desk/calendar' },
  { key: 'bundles', path: '/desk/bundles' },
  { key: 'register', path: '/desk/register' },
  { key: 'numbers', path: '/desk/numbers' },
  { key: 'series', path: '/desk/series' },
  { key: 'house', path: '/desk/house' },
  { key: 'people', path: '/desk/people' },
] as const;

type Props = {
  viewerName: string;
  items: DeskListItem[];
  place: (typeof places)[number]['key'] | 'new' | 'notices' | 'deliveries' | 'account';
  canStart: boolean;
};

/** The desk's top line: the screens, the palette, the viewer. */
export function Header({ viewerName, items, place, canStart }: Props) {
  const t = useTranslations('header');
  return (
    <header className="top">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Link href="/desk" className="brand" lang="en" dir="ltr">
        Pressmark
      </Link>
      <nav aria-label={t('newsroom')}>
        {places.map(({ key, path }) => (
          <Link key={path} href={path} aria-current={place === key ? 'page' : undefined} prefetch={false}>
            {t(`places.${key}`)}
          </Link>
        ))}
        {canStart ? (
          <Link href="/desk/new" aria-current={place === 'new' ? 'page' : undefined} prefetch={false}>
            {t('places.new')}
          </Link>
        ) : null}
        <a href="/">{t('site')}</a>
      </nav>
      <Palette items={items} canStart={canStart} />
      <KeysHelp />
      <Bell />
      <Link
        href="/desk/account"
        className="who"
        dir="auto"
        aria-current={place === 'account' ? 'page' : undefined}
        prefetch={false}
      >
        {viewerName}
      </Link>
      <SignOutButton />
    </header>
  );
}
