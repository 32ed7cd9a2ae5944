'use client';
import { signOut } from 'next-auth/react';

const leave = async () => {
  await signOut({ redirect: false });
  window.location.assign('/desk/sign-in');
};

/** Ends this device's session on the server too. */
export function SignOutButton() {
  return (
    <button type="button" className="plain" onClick={() => void leave()}>
      Sign out
    </button>
  );
}
