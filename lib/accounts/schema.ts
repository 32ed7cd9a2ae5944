// Inputs and shapes of accounts.
import { z } from 'zod';
import type { Reason } from '#lib/core/result.ts';
import { trimSeen } from '#lib/core/seen-rules.ts';
import { entry } from '#lib/core/entry-schema.ts';
import { roles } from '#lib/core/actor.ts';
import type { LinkKind } from './link-rules.ts';
import { passwordLength } from './rules.ts';

// A person has one address, however they type it.
const oneAddress = (text: string) => trimSeen(text).normalize('NFC').toLowerCase();

/** The e-mail address of a person. */
export const emailOf = z
  .string('The e-mail address is missing.')
  .max(1000, 'The e-mail address is too long.')
  .overwrite(oneAddress)
  .pipe(z.email('That is not an e-mail address.').max(254, 'The e-mail address is too long.'));

export const signInSchema = z.object({
  email: z
    .string()
    .overwrite(oneAddress)
    .min(1, 'Write your e-mail address.')
    .max(254, 'That is not an e-mail address.'),
  password: z
    .string()
    .min(1, 'Write your password.')
    .max(passwordLength.max, 'That is not your password: it is too long.'),
  /** Proof that this person has signed in on this device before (`device.ts`). */
  device: z.string().max(400).nullable().default(null),
  /** The sender's network address, or '' if it is not known. */
  address: z.string().max(60).default(''),
  userAgent: z
    .string()
    .default('')
    .transform((text) => text.slice(0, 200)),
});
export type SignInInput = z.infer<typeof signInSchema>;

export const addUserSchema = z.object({
  email: emailOf,
  name: entry().min(1, 'Write the name.').max(120, 'The name is longer than 120 characters.'),
  /** Without a password Pressmark makes one and returns it once. */
  password: z.string().max(4000, 'A password may have 200 characters at most.').optional(),
  /** Desks are given by their keys. Null is the whole house. */
  grants: z
    .array(z.object({ role: z.enum(roles), desk: z.string().nullable() }))
    .min(1, 'Give at least one role.')
    .max(50),
});
export type AddUserInput = z.infer<typeof addUserSchema>;

export const personSchema = z.object({ email: emailOf });
export type PersonInput = z.infer<typeof personSchema>;

export const changeRolesSchema = addUserSchema.pick({ email: true, grants: true }).extend({
  remove: z.boolean(),
  /** The version that the actor saw. Without it the command changes the newest. */
  version: z.number().int().optional(),
});
export type ChangeRolesInput = z.infer<typeof changeRolesSchema>;

export const setRolesSchema = changeRolesSchema.omit({ remove: true });
export type SetRolesInput = z.infer<typeof setRolesSchema>;

/** How many sessions and tokens of a person ended. */
export type AccessEnded = { sessions: number; tokens: number };
/** Only this answer shows the password. */
export type PasswordReset = AccessEnded & { password: string };

/** Days that a token works: without an option, and at most. */
const tokenDays = { ordinary: 90, longest: 365 } as const;

export const addTokenSchema = z.object({
  email: emailOf,
  /** The purpose of the token. It distinguishes the token from others. */
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

/** Only this answer shows `token`. The database keeps its hash. */
export type TokenAdded = { tokenId: string; token: string; email: string; expiresAt: Date };

export type SignedIn = { sessionId: string; userId: string };
/** `password` is null if the input had one. Otherwise only this answer shows it. */
export type UserAdded = { userId: string; password: string | null };

/** The house on every page of the newsroom. */
export type House = { name: string; timeZone: string };

/** The languages of the interface. Each has a file in `components/words`. */
export const interfaceLanguages = ['en', 'ur'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];
const interfaceLanguage = z.enum(interfaceLanguages, 'The newsroom speaks English (en) and Urdu (ur).');

/** The way a link reaches its person. */
const by = z.enum(['mail', 'link'], 'Choose how the link reaches them: mail or link.').default('link');

export const inviteSchema = addUserSchema.pick({ email: true, grants: true }).extend({
  name: entry().max(120, 'The name is longer than 120 characters.').default(''),
  /** The person's, for the invitation and the newsroom. */
  language: interfaceLanguage.default('en'),
  by,
});
export type InviteInput = z.input<typeof inviteSchema>;

export const linkSchema = personSchema.extend({ by: z.enum(['mail', 'link']) });
export type LinkInput = z.infer<typeof linkSchema>;

/** Only this answer shows `address`. It is null if the link goes by e-mail. */
export type LinkMade = {
  userId: string;
  email: string;
  kind: 'invitation' | 'password';
  address: string | null;
  until: Date | null;
};

export const codeSchema = z.string('The code is missing.').max(200, 'That is not a code. Copy the link whole.');
export const newPasswordText = z.string('Write a password.').max(4000, 'A password may have 200 characters at most.');

export const newPasswordSchema = z.object({ code: codeSchema, password: newPasswordText });
export type NewPasswordInput = z.infer<typeof newPasswordSchema>;

export const acceptSchema = newPasswordSchema.extend({ name: addUserSchema.shape.name });
export type AcceptInput = z.infer<typeof acceptSchema>;

export const forgotSchema = z.object({
  email: emailOf,
  /** The sender's network address, or '' if it is not known. */
  address: z.string().max(60).default(''),
});
export type ForgotInput = z.input<typeof forgotSchema>;

export const themes = ['light', 'dark', 'system'] as const;

export const changeAccountSchema = z
  .object({
    name: addUserSchema.shape.name.optional(),
    language: interfaceLanguage.optional(),
    theme: z.enum(themes, 'The theme is light, dark or system.').optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'Say what to change.');
export type ChangeAccountInput = z.infer<typeof changeAccountSchema>;

export const changePasswordSchema = z.object({
  oldPassword: z.string('Write the old password.').max(passwordLength.max, 'The old password is wrong.'),
  password: newPasswordText,
  /** The session that goes on. Every other session ends. */
  keepSessionId: z.uuid().optional(),
});
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

/** The content of an e-mail with a link. `language` is the person's. */
export type LinkForMail = { kind: LinkKind; name: string; language: string; link: string; house: string };

export const sessionSchema = z.object({ sessionId: z.uuid('That is not a session’s id.') });
export type SessionInput = z.infer<typeof sessionSchema>;

export const signOutOthersSchema = z.object({ keepSessionId: z.uuid('That is not a session’s id.') });
export type SignOutOthersInput = z.infer<typeof signOutOthersSchema>;

/** A device that is signed in. `lastSeenAt` is right to five minutes. */
export type SignedInDevice = { sessionId: string; userAgent: string; signedInAt: Date; lastSeenAt: Date | null };
export type OwnAccount = {
  name: string;
  email: string;
  language: InterfaceLanguage;
  theme: (typeof themes)[number];
  devices: SignedInDevice[];
};

/** A person as the list of people shows them. */
export type ListedPerson = {
  userId: string;
  email: string;
  name: string;
  state: 'active' | 'invited' | 'disabled';
  /** Desks are given by their keys. Null is the whole house. */
  roles: { role: string; desk: string | null }[];
  lastSeenAt: Date | null;
  createdAt: Date;
  invitedAt: Date | null;
  version: number;
};
export type PeopleOnDesk = { people: ListedPerson[]; canMail: boolean; reasons: Reason[] };
