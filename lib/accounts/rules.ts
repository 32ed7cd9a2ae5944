// The rules for sessions and passwords, and for who administers users.
import type { Actor } from '#lib/core/actor.ts';
import { type Reason, type ReasonParams, type Refusal, refuse } from '#lib/core/result.ts';

/** The answer to a person who is not signed in, or no longer. */
export const signedOut: Refusal = refuse('unauthenticated', {
  code: 'signed-out',
  message:
    'You are signed out, so nothing was done. What you wrote is still on this screen: sign in again in another tab, then come back here and repeat it.',
});

/** The header that names the user whom the screen shows. Every request of a screen has it. */
export const viewerHeader = 'pressmark-viewer';

/** The answer to a screen that shows another person than the one who is now signed in. */
export const otherHands = (name: string): Refusal =>
  refuse('other-hands', {
    code: 'other-hands',
    message: `You are signed in as ${name} now, and this screen shows somebody else. Nothing was saved or done; the text is kept on this screen. Sign in again as the person whom the screen shows, or load it anew to go on as ${name}.`,
    params: { name },
  });

/** A session ends this long after sign-in, whatever happens. */
export const sessionDays = 7;

export const passwordLength = { min: 12, max: 200 } as const;

/**
 * Every fault of a new password. Length counts more than kinds of characters (NIST SP 800-63B
 * 5.1.1).
 */
export function passwordProblems(password: string, email: string): Reason[] {
  const problems: Reason[] = [];
  const add = (code: string, message: string, params?: ReasonParams) =>
    problems.push({ code, message, field: 'password', ...(params ? { params } : {}) });
  if (password.length < passwordLength.min)
    add('password-short', `A password needs at least ${passwordLength.min} characters. Four words in a row do well.`, {
      least: passwordLength.min,
    });
  if (password.length > passwordLength.max)
    add('password-long', `A password may have ${passwordLength.max} characters at most.`, { most: passwordLength.max });
  const [name] = email.toLowerCase().split('@');
  if (name && name.length >= 4 && password.toLowerCase().includes(name))
    add('password-name', 'The password contains the name of the e-mail address. Choose another.');
  if (password.length > 0 && new Set(password).size < 5)
    add('password-repeats', 'The password repeats a few characters only. Choose another.');
  return problems;
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
        params: { to: 'administer' },
      },
    ],
  };
}

/**
 * Why this is refused to a person, or null for the house. The house acts by its command line or its
 * worker.
 */
export function refusalUnlessHouse(actor: Actor): Refusal | null {
  if (actor.kind === 'system') return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'Only the house itself does this, from its command line. Ask whoever runs Pressmark.',
    params: { to: 'commandLine' },
  });
}
