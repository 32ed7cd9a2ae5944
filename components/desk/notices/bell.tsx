'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { createContext, useContext } from 'react';

const Unread = createContext(0);

/** Provides the number of unread notices to the bell of the page. */
export const UnreadNotices = Unread.Provider;

/** A link to the viewer's notices, with the number of those that are not read. */
export function Bell() {
  const t = useTranslations('header');
  const unread = useContext(Unread);
  const isHere = usePathname() === '/desk/notices';
  return (
    <Link
      href="/desk/notices"
      className="bell"
      aria-label={t('bell', { unread })}
      aria-current={isHere ? 'page' : undefined}
      prefetch={false}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M8 1.5a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5.5h11c0-.5-1.5-1.5-1.5-5.5a4 4 0 0 0-4-4Zm-1.5 11a1.5 1.5 0 0 0 3 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinejoin="round"
        />
      </svg>
      {unread === 0 ? null : <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}
