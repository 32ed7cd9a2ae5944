import { addTokenSchema, revokeTokenSchema } from '#lib/accounts/schema.ts';
import { addToken, revokeToken } from '#lib/accounts/tokens.ts';
import { systemActor } from '#lib/core/actor.ts';
import { refuseInput } from '#lib/core/result.ts';
import { type Answer, type Flags, refusalAnswer, Usage, usage } from './answer.ts';

const commandLine = systemActor('the command line');

/** "30d" → 30. Anything else is no number, which the schema refuses. */
const daysIn = (text: string) => (/^\d{1,4}d$/.test(text) ? Number.parseInt(text, 10) : Number.NaN);

/** Makes an API token for a person and prints it, this once. */
export async function tokenAdd([email, ...rest]: string[], { expires, name }: Flags): Promise<Answer> {
  if (!email || rest.length > 0) throw new Usage(usage);
  const parsed = addTokenSchema.safeParse({ email, name, days: expires === undefined ? undefined : daysIn(expires) });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const added = await addToken(commandLine, parsed.data);
  if (!added.ok) return refusalAnswer(added);
  const { token, tokenId, expiresAt } = added.value;
  const until = expiresAt.toISOString();
  return {
    text: `API token of ${email}, shown this once: ${token}\nIt works until ${until.slice(0, 16).replace('T', ' ')} UTC. To end it before: token revoke ${tokenId}`,
    data: added.value,
  };
}

/** Ends an API token at once. */
export async function tokenRevoke([tokenId, ...rest]: string[]): Promise<Answer> {
  if (!tokenId || rest.length > 0) throw new Usage(usage);
  const parsed = revokeTokenSchema.safeParse({ tokenId });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const revoked = await revokeToken(commandLine, parsed.data);
  if (!revoked.ok) return refusalAnswer(revoked);
  return { text: `The token ${tokenId} has ended.`, data: { tokenId } };
}
