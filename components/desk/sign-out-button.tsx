'use client';
import { signOut } from 'next-auth/react';

/** Ends this device's session, on the server too. */
export function SignOutButton() {
  return (
    <button type="button" className="plain" onClick={() => void signOut({ callbackUrl: '/desk/sign-in' })}>
      Sign out
    </button>
  );
}
