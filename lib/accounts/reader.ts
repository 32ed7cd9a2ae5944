import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { db } from '#lib/core/db.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { interfaceLanguage, languageAccepted } from './language-rules.ts';
import { interfaceOf } from './own-queries.ts';
import type { OwnAccount } from './schema.ts';
import { currentActor } from './session.ts';
import { cookieFor } from './sign-in/cookies.ts';

type Interface = Pick<OwnAccount, 'language' | 'theme'>;

async function ofBrowser() {
  const chosen = (await cookies()).get(cookieFor('language').name)?.value;
  return interfaceLanguage(chosen) ?? languageAccepted((await headers()).get('accept-language'));
}

async function ofHouse() {
  const house = await db().house.findUnique({ where: { id: 1 }, select: { languages: true } });
  return interfaceLanguage(house?.languages[0]);
}

/**
 * The interface as this request's reader wants it: by their account, else as they chose on a page
 * without a session, else by the browser, else in the house's first language.
 */
export const readersInterface = cache(async (): Promise<Interface> => {
  try {
    const viewer = await currentActor();
    const own = viewer && (await interfaceOf(viewer));
    return own ?? { language: (await ofBrowser()) ?? (await ofHouse()) ?? 'en', theme: 'system' };
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return { language: (await ofBrowser()) ?? 'en', theme: 'system' };
  }
});
