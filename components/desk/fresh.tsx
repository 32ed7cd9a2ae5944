'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';

// Every rendering that this tab has shown.
const drawings = new Set<string>();

/**
 * Shows a page only in a rendering that was not shown before. Back and Forward bring old renderings
 * from the router's or the browser's memory; these are loaded again.
 * @param drawn a new value for each rendering on the server
 */
export function Fresh({ drawn, children }: { drawn: string; children: ReactNode }) {
  const t = useTranslations('problems');
  const router = useRouter();
  const [current, setCurrent] = useState('');
  const isOld = drawn !== current && drawings.has(drawn);
  useEffect(() => {
    if (isOld) return router.refresh();
    drawings.add(drawn);
    setCurrent(drawn);
  }, [drawn, isOld, router]);
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => persisted && setCurrent('');
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);
  if (!isOld) return children;
  return (
    <main id="main" className="door">
      <p className="looking" role="status">
        {t('looking')}
      </p>
    </main>
  );
}
