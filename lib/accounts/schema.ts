// Inputs and shapes of accounts.
import { z } from 'zod';
import { entry } from '#lib/core/seen-rules.ts';
import { roles } from '#lib/core/actor.ts';
import { passwordLength } from './rules.ts';

const email = z
  .string('The e-mail address is missing.')
  .trim()
  .toLowerCase()
  .pipe(z.email('That is not an e-mail address.').max(254, 'The e-mail address is too long.'));

export const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'Write your e-mail address.')
    .max(254, 'That is not an e-mail address.'),
  password: z
    .string()
    .min(1, 'Write your password.')
    .max(passwordLength.max, 'That is not your password: it is too long.'),
  /** Proof that this person has signed in from this device before; see `device.ts`. */
  device: z.string().max(400).nullable().default(null),
  /** Where the request came from; '' where that is not known. */
  address: z.string().max(60).default(''),
  userAgent: z
    .string()
    .default('')
    .transform((text) => text.slice(0, 200)),
});
export type SignInInput = z.infer<typeof signInSchema>;

export const addUserSchema = z.object({
  email,
  name: entry().min(1, 'Write the name.').max(120, 'The name is longer than 120 characters.'),
  /** Absent: one is made up and handed back once. */
  password: z.string().optional(),
  /** Desk keys; null is the whole house. */
  grants: z
    .array(z.object({ role: z.enum(roles), desk: z.string().nullable() }))
    .min(1, 'Give at least one role.')
    .max(50),
});
export type AddUserInput = z.infer<typeof addUserSchema>;

export const personSchema = z.object({ email });
export type PersonInput = z.infer<typeof personSchema>;

export const changeRolesSchema = addUserSchema.pick({ email: true, grants: true }).extend({ remove: z.boolean() });
export type ChangeRolesInput = z.infer<typeof changeRolesSchema>;

/** How many sessions and tokens of a person ended. */
export type AccessEnded = { sessions: number; tokens: number };
/** The password is seen this once. */
export type PasswordReset = AccessEnded & { password: string };

/** Days that a token works, unless told otherwise, and at most. */
const tokenDays = { ordinary: 90, longest: 365 } as const;

export const addTokenSchema = z.object({
  email,
  /** What it is for, so that it can be told from others. */
  name: entry().min(1, 'Say what the token is for.').max(80, 'The name is longer than 80 characters.').default('API'),
  days: z
    .number('Write how long the token shall work in days, such as 30d.')
    .int('Write whole days, such as 30d.')
    .min(1, 'A token works for at least one day.')
    .max(tokenDays.longest, `A token works for at most ${tokenDays.longest} days. Add a new one then.`)
    .default(tokenDays.ordinary),
});
export type AddTokenInput = z.infer<typeof addTokenSchema>;

export const revokeTokenSchema = z.object({ tokenId: z.uuid('That is not a token’s id.') });
export type RevokeTokenInput = z.infer<typeof revokeTokenSchema>;

/** A token as a list shows it. `lastUsedAt` is right to the hour. */
export type ListedToken = {
  tokenId: string;
  email: string;
  name: string;
  hint: string;
  expiresAt: Date;
  lastUsedAt: Date | null;
  works: boolean;
};

/** `token` is seen this once; its hash alone is kept. */
export type TokenAdded = { tokenId: string; token: string; email: string; expiresAt: Date };

export type SignedIn = { sessionId: string; userId: string };
/** `password` is null when it was given; otherwise this is the only time that it is seen. */
export type UserAdded = { userId: string; password: string | null };

/** What every page of the newsroom says of its house. */
export type House = { name: string; timeZone: string };
