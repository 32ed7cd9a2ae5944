import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { ok, type Result } from '#lib/core/result.ts';
import { type LinkKind, linkMinutes, linkPaths, refusalOfLink } from './link-rules.ts';

// A code is 256 random bits. One round of SHA-256 protects it as well as a slow hash.
export const hashOfCode = (code: string) => createHash('sha256').update(code, 'utf8').digest();

const origin = () => env().PRESSMARK_URL ?? `http://localhost:${env().PORT}`;

/** True where the newsroom sends e-mail. */
export const canMail = () => env().SMTP_URL !== undefined;

/** Makes a link for a person. The older links end. Only this answer shows the code. */
export async function makeLink(tx: Tx, userId: string, kind: LinkKind): Promise<{ address: string; until: Date }> {
  const code = randomBytes(32).toString('base64url');
  const createdAt = await databaseNow(tx);
  const until = new Date(createdAt.getTime() + linkMinutes[kind] * 60_000);
  await endLinks(tx, userId, createdAt);
  await tx.accountLink.create({
    data: { userId, kind, hash: hashOfCode(code), createdAt, expiresAt: until },
    select: { id: true },
  });
  return { address: `${origin()}${linkPaths[kind]}?code=${code}`, until };
}

/** Ends the unused links of a person. */
export async function endLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.accountLink.updateMany({ where: { userId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
}

export type FoundLink = { id: string; kind: LinkKind; userId: string; email: string; name: string };

/** The link of a code, locked until the transaction ends, or the refusal. */
export async function findLink(tx: Tx, code: string, kind: LinkKind): Promise<Result<FoundLink>> {
  const hash = hashOfCode(code);
  await tx.$executeRaw`SELECT 1 FROM newsroom.account_link WHERE hash = ${hash} FOR UPDATE`;
  const row = await tx.accountLink.findFirst({
    where: { hash, kind },
    include: { user: { select: { email: true, name: true, disabledAt: true } } },
  });
  const refused = refusalOfLink(row && { ...row, disabledAt: row.user.disabledAt }, await databaseNow(tx));
  if (refused || !row) return refused ?? findLinkFailed();
  return ok({ id: row.id, kind, userId: row.userId, email: row.user.email, name: row.user.name });
}

function findLinkFailed(): never {
  throw new Error('a link that is not there was not refused');
}

/** True unless the person was invited and has not accepted. Until then they have no password. */
export const isMember = ({ invitedAt, acceptedAt }: { invitedAt: Date | null; acceptedAt: Date | null }) =>
  invitedAt === null || acceptedAt !== null;
