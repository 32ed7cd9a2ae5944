import { addUser } from '#lib/accounts/commands.ts';
import { addUserSchema } from '#lib/accounts/schema.ts';
import type { Actor } from '#lib/core/actor.ts';
import { usageOf, type Flags } from '#lib/core/command-list.ts';
import { refuseInput } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';

/** Whoever may run commands on the machine may add the first administrator. */
const commandLine: Actor = { kind: 'system', id: null, name: 'the command line', grants: [] };

/** Adds a person and prints a password that is shown this once. */
export async function userAdd([email]: string[], { name, role, desk }: Flags): Promise<Answer> {
  if (!email || !name || !role) throw usageOf('user add');
  const parsed = addUserSchema.safeParse({
    email,
    name,
    grants: role.map((one) => ({ role: one, desk: desk ?? null })),
  });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const added = await addUser(commandLine, parsed.data);
  if (!added.ok) return refusalAnswer(added);
  return {
    text: `${email} was added. Password, shown this once: ${added.value.password}`,
    data: { email, userId: added.value.userId, password: added.value.password },
  };
}
