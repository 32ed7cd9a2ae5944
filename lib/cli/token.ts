import { addTokenSchema, revokeTokenSchema } from '#lib/accounts/schema.ts';
import { addToken, listTokens, revokeToken } from '#lib/accounts/tokens.ts';
import { systemActor } from '#lib/core/actor.ts';
import { usageOf, type Flags } from '#lib/core/command-line/list.ts';
import { refuseInput } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';

const commandLine = systemActor('the command line');

const minute = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** "30d" → 30. Anything else gives NaN, which the schema refuses. */
const daysIn = (text: string) => (/^\d{1,4}d$/.test(text) ? Number.parseInt(text, 10) : Number.NaN);

/** Makes an API token for a person and prints it. It is not shown again. */
export async function tokenAdd([email]: string[], { expires, name }: Flags): Promise<Answer> {
  if (!email) throw usageOf('token add');
  const parsed = addTokenSchema.safeParse({ email, name, days: expires === undefined ? undefined : daysIn(expires) });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const added = await addToken(commandLine, parsed.data);
  if (!added.ok) return refusalAnswer(added);
  const { token, tokenId, expiresAt } = added.value;
  return {
    text: `API token of ${email}, shown this once: ${token}\nIt works until ${minute(expiresAt)}. To end it before: token revoke ${tokenId}`,
    data: added.value,
  };
}

/** Ends an API token at once. */
export async function tokenRevoke([tokenId]: string[]): Promise<Answer> {
  if (!tokenId) throw usageOf('token revoke');
  const parsed = revokeTokenSchema.safeParse({ tokenId });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const revoked = await revokeToken(commandLine, parsed.data);
  if (!revoked.ok) return refusalAnswer(revoked);
  return { text: `The token ${tokenId} has ended.`, data: { tokenId } };
}

/** Lists the tokens of a person, or of everyone. */
export async function tokenList([email]: string[]): Promise<Answer> {
  const tokens = await listTokens(commandLine, email?.toLowerCase() ?? null);
  const lines = tokens.map(({ tokenId, hint, email: holder, name, works, expiresAt, lastUsedAt }) =>
    [
      tokenId,
      `${hint}…`,
      holder,
      name,
      works ? `until ${minute(expiresAt)}` : 'ended',
      lastUsedAt ? `used ${minute(lastUsedAt)}` : 'not used',
    ].join('  '),
  );
  return { text: lines.length > 0 ? lines.join('\n') : 'There are no tokens.', data: tokens };
}
