import { inviteUser, linkUser } from '#lib/accounts/invite.ts';
import { peopleCsv } from '#lib/accounts/people/csv.ts';
import { peopleOnDesk } from '#lib/accounts/people/queries.ts';
import { inviteSchema, type LinkMade, linkSchema } from '#lib/accounts/schema.ts';
import { systemActor } from '#lib/core/actor.ts';
import { type Flags, usageOf } from '#lib/core/command-line/list.ts';
import { type Result, refuseInput } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { wantedRoles } from './user.ts';

const commandLine = systemActor('the command line');

function linkAnswer(made: Result<LinkMade>): Answer {
  if (!made.ok) return refusalAnswer(made);
  const { email, address, until } = made.value;
  const text = address
    ? `A link for ${email}, shown this once, for one use until ${until?.toISOString().slice(0, 16)} UTC:\n${address}`
    : `A link is on its way to ${email}.`;
  return { text, data: made.value };
}

/** Invites a person by e-mail, or by a link that is printed once. */
export async function userInvite([email]: string[], flags: Flags): Promise<Answer> {
  if (!email || !flags.role) throw usageOf('user invite');
  const { name, language, by } = flags;
  const parsed = inviteSchema.safeParse({ email, name, language, by, grants: wantedRoles(flags) });
  return parsed.success
    ? linkAnswer(await inviteUser(commandLine, parsed.data))
    : refusalAnswer(refuseInput(parsed.error));
}

/** Makes another link for a person. */
export async function userLink([email]: string[], { by = 'link' }: Flags): Promise<Answer> {
  if (!email) throw usageOf('user link');
  const parsed = linkSchema.safeParse({ email, by });
  return parsed.success
    ? linkAnswer(await linkUser(commandLine, parsed.data))
    : refusalAnswer(refuseInput(parsed.error));
}

/** Lists everyone with an account. */
export async function userList(): Promise<Answer> {
  const { people } = await peopleOnDesk(commandLine);
  const lines = people.map(({ email, name, state, roles, lastSeenAt }) =>
    [
      email,
      name,
      state,
      roles.map(({ role, desk }) => (desk ? `${role} on ${desk}` : role)).join(', ') || 'no role',
      lastSeenAt ? `seen ${lastSeenAt.toISOString().slice(0, 16)} UTC` : 'not seen',
    ].join('  '),
  );
  return { text: lines.length > 0 ? lines.join('\n') : 'Nobody has an account.', data: people };
}

/** Prints everyone’s roles as CSV. */
export async function peopleExport(): Promise<Answer> {
  const { people } = await peopleOnDesk(commandLine);
  return { text: peopleCsv(people).trimEnd(), data: people };
}
