import 'server-only';
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for Argon2id; about 50 ms on one core. Argon2id is this package's default algorithm.
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let decoy: Promise<string> | undefined;

/** Compares; without a hash (no such user) it does the same work and answers no. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

// Without 0, o, 1, l, i: read out over the telephone.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for handing over: four groups of five, 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
