import 'server-only';
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for Argon2id. It takes about 50 ms on one core. Argon2id is the package's
// default algorithm.
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// Each comparison takes 19 MB and a thread. More at once would slow every page. More that wait are
// a flood.
const maxRunning = 2;
const maxWaiting = 60;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs costly work when there is room for it.
 * @returns null if too many wait already
 */
async function whenFree<T>(work: () => Promise<T>): Promise<T | null> {
  if (running >= maxRunning) {
    if (waiting.length >= maxWaiting) return null;
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

let decoy: Promise<string> | undefined;

/**
 * Compares a password with its hash. Without a hash (no such user) it does the same work and
 * answers false.
 * @returns null without a comparison if too many run already
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean | null> {
  const matches = await whenFree(async () => {
    decoy ??= hashPassword('a password that nobody has');
    return verify(passwordHash ?? (await decoy), password);
  });
  return matches === null ? null : matches && passwordHash !== null;
}

// Without 0, o, 1, l and i, because people read passwords out over the telephone.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes a password to hand over: four groups of five, 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
