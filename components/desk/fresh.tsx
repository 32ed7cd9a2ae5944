'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';

// Every drawing of a page that this tab has shown.
const shown = new Set<string>();

/**
 * Shows a page once it is fresh from the newsroom. Back and Forward bring pages as they were, from the router's memory or the
 * browser's: a drawing that was shown before is not shown again, but asked for anew.
 * @param drawn another one each time that the server draws the page
 */
export function Fresh({ drawn, children }: { drawn: string; children: ReactNode }) {
  const router = useRouter();
  const [current, setCurrent] = useState('');
  const isOld = drawn !== current && shown.has(drawn);
  useEffect(() => {
    if (isOld) return router.refresh();
    shown.add(drawn);
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
        Looking at the newsroom…
      </p>
    </main>
  );
}
