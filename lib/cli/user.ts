import { addUser } from '#lib/accounts/commands.ts';
import { disableUser, enableUser, resetPassword } from '#lib/accounts/people/people.ts';
import { changeRoles } from '#lib/accounts/roles.ts';
import { addUserSchema, changeRolesSchema, personSchema } from '#lib/accounts/schema.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { type CommandName, type Flags, usageOf } from '#lib/core/command-line/list.ts';
import { type Result, refuseInput } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';

/** Anyone who may run commands on the machine may add the first administrator. */
const commandLine = systemActor('the command line');

/** The roles that `--role` and `--desk` name. */
export const wantedRoles = ({ role = [], desk }: Flags) => role.map((one) => ({ role: one, desk: desk ?? null }));

/** Adds a person and prints a password. It is not shown again. */
export async function userAdd([email]: string[], flags: Flags): Promise<Answer> {
  if (!email || !flags.name || !flags.role) throw usageOf('user add');
  const parsed = addUserSchema.safeParse({ email, name: flags.name, grants: wantedRoles(flags) });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const added = await addUser(commandLine, parsed.data);
  if (!added.ok) return refusalAnswer(added);
  return {
    text: `${parsed.data.email} was added. Password, shown this once: ${added.value.password}`,
    data: { email: parsed.data.email, userId: added.value.userId, password: added.value.password },
  };
}

type OnPerson<T> = (actor: Actor, input: { email: string }) => Promise<Result<T>>;

/** Makes a command for one person. `message` gives its answer. */
function onPerson<T>(name: CommandName, command: OnPerson<T>, message: (email: string, value: T) => string) {
  return async ([address]: string[]): Promise<Answer> => {
    if (!address) throw usageOf(name);
    const parsed = personSchema.safeParse({ email: address });
    if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
    const result = await command(commandLine, parsed.data);
    if (!result.ok) return refusalAnswer(result);
    const { email } = parsed.data;
    return { text: message(email, result.value), data: { email, ...result.value } };
  };
}

type EndedCounts = { sessions: number; tokens: number };
const endedLine = ({ sessions, tokens }: EndedCounts) => `Open sessions ended: ${sessions}, API tokens: ${tokens}.`;

/** Shuts a person out. */
export const userDisable = onPerson(
  'user disable',
  disableUser,
  (email, value) => `${email} is shut out. ${endedLine(value)} To let them in again: user enable ${email}`,
);

/** Lets a person in again. */
export const userEnable = onPerson(
  'user enable',
  enableUser,
  (email) => `${email} may sign in again. API tokens that have ended stay so.`,
);

/** Makes a new password and prints it. It is not shown again. */
export const userReset = onPerson(
  'user reset',
  resetPassword,
  (email, { password, ...value }) => `${email} has a new password, shown this once: ${password}\n${endedLine(value)}`,
);

/** Gives roles to a person, or takes them away. */
export async function userRole([email]: string[], flags: Flags): Promise<Answer> {
  if (!email || !flags.role) throw usageOf('user role');
  const remove = flags.remove ?? false;
  const parsed = changeRolesSchema.safeParse({ email, grants: wantedRoles(flags), remove });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const changed = await changeRoles(commandLine, parsed.data);
  if (!changed.ok) return refusalAnswer(changed);
  const place = flags.desk ? ` on the desk ${flags.desk}` : '';
  const verb = remove ? 'no longer has' : 'now has';
  return {
    text: `${parsed.data.email} ${verb} the role ${(flags.role ?? []).join(', ')}${place}.`,
    data: parsed.data,
  };
}
