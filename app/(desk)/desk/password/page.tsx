import { getTranslations } from 'next-intl/server';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { ForgotForm } from '#components/desk/links/forgot-form.tsx';
import { LinkDoor } from '#components/desk/links/link-door.tsx';
import { canMail } from '#lib/accounts/links.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { houseName, linkPage } from '../link-page.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('password');

type Props = { searchParams: Promise<{ code?: string | string[] }> };

async function ForgotPage() {
  try {
    const [house, t] = [await houseName(), await getTranslations('links.forgotten')];
    return canMail() ? (
      <LinkDoor house={house} title={t('title')} lead={t('lead')}>
        <ForgotForm />
      </LinkDoor>
    ) : (
      <LinkDoor house={house} title={t('title')} lead={t('noMail')} />
    );
  } catch (error) {
    if (isUnreachable(error)) return <DatabaseDown />;
    throw error;
  }
}

/** Where a link to a new password leads; without a code, where one asks for such a link. */
export default async function PasswordPage({ searchParams }: Props) {
  const { code } = await searchParams;
  return typeof code === 'string' ? linkPage('password', code) : ForgotPage();
}
