import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { LanguageChoice } from '#components/desk/links/language-choice.tsx';
import { SignInForm } from '#components/desk/sign-in-form.tsx';
import { findHouse } from '#lib/accounts/queries.ts';
import { readersInterface } from '#lib/accounts/reader.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('signIn');

/** A path of this newsroom; anything else becomes its first page. */
function pathWithin(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/desk(?:\/(?!sign-in)[\w/-]*)?$/.test(next) ? next : '/desk';
}

async function read() {
  try {
    return { viewer: await currentActor(), house: await findHouse((await readersInterface()).language) };
  } catch (error) {
    if (isUnreachable(error)) return null;
    throw error;
  }
}

function NotSetUp() {
  const t = useTranslations('signIn.notSetUp');
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>{t('title')}</h1>
        <p>{t('body')}</p>
        <LanguageChoice />
      </div>
    </main>
  );
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const t = await getTranslations('signIn');
  const next = pathWithin((await searchParams).next);
  const result = await read();
  if (!result) return <DatabaseDown />;
  if (result.viewer) redirect(next);
  if (!result.house) return <NotSetUp />;
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <p className="door-house">{result.house.name}</p>
        <h1>{t('newsroom')}</h1>
        <SignInForm next={next} timeZone={result.house.timeZone} />
        <p className="hint">
          <a href="/desk/password">{t('forgotten')}</a> <a href="/">{t('site')}</a>
        </p>
        <LanguageChoice />
      </div>
    </main>
  );
}
