'use client';
import { signOut } from 'next-auth/react';
import { useTranslations } from 'next-intl';

const leave = async () => {
  await signOut({ redirect: false });
  window.location.assign('/desk/sign-in');
};

/** Ends this device's session on the server too. */
export function SignOutButton() {
  const t = useTranslations('header');
  return (
    <button type="button" className="plain" onClick={() => void leave()}>
      {t('signOut')}
    </button>
  );
}
