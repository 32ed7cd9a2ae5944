import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { SignInForm } from '#components/desk/sign-in-form.tsx';
import { findHouse } from '#lib/accounts/queries.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { isUnreachable } from '#lib/core/transact.ts';

export const metadata: Metadata = { title: 'Sign in' };

/** A path of this newsroom; anything else becomes its first page. */
function pathWithin(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/desk(?:\/(?!sign-in)[\w/-]*)?$/.test(next) ? next : '/desk';
}

async function read() {
  try {
    return { viewer: await currentActor(), house: await findHouse() };
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}

function NotSetUp() {
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>This newsroom is not set up yet</h1>
        <p>
          Nobody can sign in before it has a house and an administrator. Open the address that Pressmark printed when it
          was started, and set it up there. A new start prints a new address.
        </p>
      </div>
    </main>
  );
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = pathWithin((await searchParams).next);
  const result = await read();
  if (!result) return <DatabaseDown />;
  if (result.viewer) redirect(next);
  if (!result.house) return <NotSetUp />;
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <p className="door-house">{result.house.name}</p>
        <h1>Newsroom</h1>
        <SignInForm next={next} timeZone={result.house.timeZone} />
        <p className="hint">
          <a href="/desk/password">Forgotten your password?</a> <a href="/">To the public site</a>
        </p>
      </div>
    </main>
  );
}
