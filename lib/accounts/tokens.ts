import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor, Grant } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { db } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { readAs, transact } from '#lib/core/transact.ts';
import { refusalToAdminister } from './rules.ts';
import type { AddTokenInput, ListedToken, RevokeTokenInput, TokenAdded } from './schema.ts';

// By the prefix a scanner of sources finds a token that somebody left in a file.
const shape = /^pmk_[A-Za-z0-9_-]{43}$/;
const makeToken = () => `pmk_${randomBytes(32).toString('base64url')}`;

// A token is 256 random bits, which nobody can guess. So one round of SHA-256 protects it as well
// as a slow hash.
const hashOf = (token: string) => createHash('sha256').update(token, 'utf8').digest();

/**
 * Makes a token with which a program acts as this user. Only an administrator or the house itself
 * may make one.
 */
export function addToken(actor: Actor, input: AddTokenInput): Promise<Result<TokenAdded>> {
  return transact(actor, async (tx) => {
    const refused = refusalToAdminister(actor);
    if (refused) return refused;
    const user = await tx.userAccount.findUnique({ where: { email: input.email } });
    if (!user) return notFound(`The user ${input.email}`);
    if (user.disabledAt)
      return refuse('conflict', {
        code: 'disabled',
        field: 'email',
        message: `${input.email} is shut out. Let them in again first: user enable.`,
        params: { which: 'first', email: input.email },
      });
    const token = makeToken();
    const createdAt = await databaseNow(tx);
    const expiresAt = new Date(createdAt.getTime() + input.days * 24 * 3_600_000);
    const { id: tokenId } = await tx.apiToken.create({
      data: { userId: user.id, hash: hashOf(token), hint: token.slice(0, 8), name: input.name, createdAt, expiresAt },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      type: 'token.added',
      data: { tokenId, userId: user.id, email: input.email, name: input.name, expiresAt: expiresAt.toISOString() },
    });
    return ok({ tokenId, token, email: input.email, expiresAt });
  });
}

/** Ends a token at once. A token that has ended stays ended. */
export function revokeToken(actor: Actor, { tokenId }: RevokeTokenInput): Promise<Result<null>> {
  return transact(actor, async (tx) => {
    const token = await tx.apiToken.findUnique({ where: { id: tokenId } });
    // Everyone may end their own.
    const refused = actor.id !== null && token?.userId === actor.id ? null : refusalToAdminister(actor);
    if (refused) return refused;
    if (!token) return notFound('This token');
    if (token.revokedAt) return ok(null);
    await tx.apiToken.update({
      where: { id: tokenId },
      data: { revokedAt: await databaseNow(tx) },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      type: 'token.revoked',
      data: { tokenId, userId: token.userId, name: token.name },
    });
    return ok(null);
  });
}

/**
 * The tokens of a user, or of everyone, newest first. The tokens themselves are kept nowhere.
 * `hint` is the beginning of a token.
 */
export function listTokens(viewer: Actor, email: string | null): Promise<ListedToken[]> {
  return readAs(viewer, async (tx) => {
    const rows = await tx.apiToken.findMany({
      where: email === null ? {} : { user: { email } },
      orderBy: { createdAt: 'desc' },
      take: 1000,
      include: { user: { select: { email: true } } },
    });
    const now = await databaseNow(tx);
    return rows.map(({ id, hint, name, user, expiresAt, revokedAt, lastUsedAt }) => ({
      tokenId: id,
      email: user.email,
      name,
      hint,
      expiresAt,
      lastUsedAt,
      works: revokedAt === null && expiresAt > now,
    }));
  });
}

type Row = { tokenId: string; wasUsed: boolean; id: string; name: string; email: string; grants: Grant[] };
export type TokenHolder = { tokenId: string; actor: Extract<Actor, { kind: 'user' }> };

/** Keeps the time of use, to the hour. So most requests write nothing. */
async function recordUse(tokenId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE newsroom.api_token SET last_used_at = now()
     WHERE id = ${tokenId}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 hour')`;
}

/**
 * The user of a token with the roles of this moment. Every request reads them anew.
 * @returns null if the token is not ours or has ended, or if its user was removed
 */
export async function holderOfToken(token: string): Promise<TokenHolder | null> {
  if (!shape.test(token)) return null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT t.id AS "tokenId", coalesce(t.last_used_at > now() - interval '1 hour', false) AS "wasUsed", u.id, u.name, u.email,
           coalesce((SELECT json_agg(json_build_object('role', g.role, 'deskId', g.desk_id) ORDER BY g.id)
                       FROM newsroom.role_grant g WHERE g.user_id = u.id), '[]') AS grants
      FROM newsroom.api_token t JOIN newsroom.user_account u ON u.id = t.user_id
     WHERE t.hash = ${hashOf(token)} AND t.revoked_at IS NULL AND t.expires_at > now() AND u.disabled_at IS NULL`;
  const row = rows[0];
  if (!row) return null;
  const { tokenId, wasUsed, ...user } = row;
  if (!wasUsed) await recordUse(tokenId);
  return { tokenId, actor: { kind: 'user', ...user } };
}
