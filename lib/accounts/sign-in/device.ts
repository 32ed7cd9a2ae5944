import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '#lib/core/env.ts';

// A device on which a person has signed in keeps a proof of it. Its wrong passwords have their own
// count. So a stranger's guesses do not lock the name for its owner (OWASP, "device cookies") or
// for another network.

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
 * The keys under which wrong passwords are counted. With a valid proof the key is name and device.
 * Without one the keys are name and network, and the network alone.
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
