import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '#lib/core/env.ts';

// A person who has signed in here before keeps a proof of it, and has a count of wrong passwords of
// their own. So somebody else's guessing locks the name neither for its owner (OWASP, "device
// cookies") nor for any other network.

function seal(email: string, nonce: string): Buffer {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set for this process');
  return createHmac('sha256', secret).update(`pressmark-device/1\n${email}\n${nonce}`).digest();
}

/** A proof that this device has signed in as `email`. */
export function deviceProof(email: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${seal(email, nonce).toString('base64url')}`;
}

/**
 * Under what wrong passwords are counted: name and device where the proof holds; else name and
 * network, and the network for itself.
 */
export function throttleKeys(
  email: string,
  proof: string | null,
  network: string,
): { name: string; network: string | null } {
  const [nonce = '', mac = ''] = (proof ?? '').split('.');
  const received = Buffer.from(mac, 'base64url');
  const expected = nonce === '' ? null : seal(email, nonce);
  const holds = expected !== null && received.length === expected.length && timingSafeEqual(received, expected);
  if (holds) return { name: `device:${nonce}:${email}`, network: null };
  return network === ''
    ? { name: `name:${email}`, network: null }
    : { name: `name:${email} ${network}`, network: `network:${network}` };
}
