'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const againMs = 5000;

/** Says that the database does not answer, and tries again by itself. */
export function DatabaseDown() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), againMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main id="main" className="door">
      <div className="door-sheet" role="alert">
        <h1>The newsroom’s database does not answer</h1>
        <p>
          Nothing was changed. Text that was not saved and is kept on this computer is offered when its release opens
          again. The published site is read apart from this and may well be up.
        </p>
        <p>
          This page looks again every few seconds. If it stays so, tell your administrator that the database is stopped
          or out of reach.
        </p>
        <button type="button" className="button primary" onClick={() => router.refresh()}>
          Look again now
        </button>
      </div>
    </main>
  );
}
