// Who gets in. Promises kept here:
//   - guessing slows to a crawl, for names that exist and names that do not alike, so that nothing is learnt from it
//   - an attempt is counted before its password is looked at, so that many at once are counted too
//   - only an administrator of the whole house, or the house itself, adds users and shuts them out
import type { Actor } from '#lib/core/actor.ts';
import { type Reason, type Refusal, refuse } from '#lib/core/result.ts';

/** The answer to whoever is not signed in, or no longer. */
export const signedOut: Refusal = refuse('unauthenticated', {
  code: 'signed-out',
  message:
    'You are signed out. Your text is kept on this computer: sign in again in another tab, then come back here and repeat it.',
});

/** A session ends this long after sign-in, whatever happens. */
export const sessionDays = 7;

export const passwordLength = { min: 12, max: 200 } as const;

/** What is wrong with a new password; empty when it will do. Length beats character classes (NIST SP 800-63B 5.1.1). */
export function passwordProblems(password: string, email: string): Reason[] {
  const problems: Reason[] = [];
  const say = (code: string, message: string) => problems.push({ code, message, field: 'password' });
  if (password.length < passwordLength.min)
    say('password-short', `A password needs at least ${passwordLength.min} characters. Four words in a row do well.`);
  if (password.length > passwordLength.max)
    say('password-long', `A password may have ${passwordLength.max} characters at most.`);
  const [name] = email.toLowerCase().split('@');
  if (name && name.length >= 4 && password.toLowerCase().includes(name))
    say('password-name', 'The password contains the name of the e-mail address. Choose another.');
  if (password.length > 0 && new Set(password).size < 5)
    say('password-repeats', 'The password repeats a few characters only. Choose another.');
  return problems;
}

/** Wrong tries that cost nothing; from the next on each one doubles the pause. */
export const freeTries = 4;
const firstPauseSeconds = 30;
const longestPauseSeconds = 15 * 60;
const forgottenAfterHours = 24;

/** What is known of earlier tries under one key. */
export type Throttle = { failures: number; lockedUntil: Date | null; updatedAt: Date };

/** Pause after this many wrong tries in a row, in seconds: 0 four times, then 30, 60, 120 … 900. */
export function pauseAfter(failures: number): number {
  if (failures <= freeTries) return 0;
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (failures - freeTries - 1));
}

/**
 * May a password be tried now? If so, the new count, to be written before the password is looked at; if not, until when.
 * A try during a pause is refused unseen and does not lengthen it.
 */
export function takeTry(
  before: Throttle,
  now: Date,
): { lockedUntil: Date } | { failures: number; pausesUntil: Date | null } {
  if (before.lockedUntil && before.lockedUntil > now) return { lockedUntil: before.lockedUntil };
  const forgotten = now.getTime() - before.updatedAt.getTime() > forgottenAfterHours * 3_600_000;
  const failures = (forgotten ? 0 : before.failures) + 1;
  const pause = pauseAfter(failures);
  return { failures, pausesUntil: pause === 0 ? null : new Date(now.getTime() + pause * 1000) };
}

/** The record is told of a name only once, when its pauses have reached their full length. */
export function isWorthRecording(failures: number): boolean {
  return pauseAfter(failures) === longestPauseSeconds && pauseAfter(failures - 1) < longestPauseSeconds;
}

/** Why the actor may not add or remove users, or null. */
export function refusalToAdminister(actor: Actor): Refusal | null {
  if (actor.kind === 'system' || actor.grants.some((g) => g.role === 'admin' && g.deskId === null)) return null;
  return {
    ok: false,
    kind: 'forbidden',
    reasons: [
      {
        code: 'role',
        message:
          'Only an administrator of the house may add people, shut them out or change their roles. Ask one of them.',
      },
    ],
  };
}

/** What the house does of itself, from its command line or by its worker, and no person through the desk. */
export function refusalUnlessHouse(actor: Actor): Refusal | null {
  if (actor.kind === 'system') return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'Only the house itself does this, from its command line. Ask whoever runs Pressmark.',
  });
}
