import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { SignInForm } from '#components/desk/sign-in-form.tsx';
import { getHouse } from '#lib/accounts/queries.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { isUnreachable } from '#lib/core/transact.ts';

export const metadata: Metadata = { title: 'Sign in' };

/** A path of this newsroom; anything else becomes its first page. */
function pathWithin(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/desk(?:\/(?!sign-in)[\w/-]*)?$/.test(next) ? next : '/desk';
}

async function read() {
  try {
    return { viewer: await currentActor(), house: await getHouse() };
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = pathWithin((await searchParams).next);
  const result = await read();
  if (!result) return <DatabaseDown />;
  if (result.viewer) redirect(next);
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <p className="door-house">{result.house.name}</p>
        <h1>Newsroom</h1>
        <SignInForm next={next} timeZone={result.house.timeZone} />
        <p className="hint">
          Your administrator gives out and resets passwords. <a href="/">To the public site</a>
        </p>
      </div>
    </main>
  );
}
