import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditType, genesis } from './rules.ts';

type ChainFault = { chain: 'audit' | 'register'; seq: number; why: string };

const batch = 2000;

/**
 * Recomputes a chain from its first link.
 * @returns the first broken link or null, and how many links hold
 */
async function verify<Link extends { seq: number; at: string; prevHash: string }>(
  chain: ChainFault['chain'],
  page: (after: bigint) => Promise<{ link: Link; hash: string }[]>,
  mayGoBack: (link: Link) => boolean,
) {
  let expected = genesis;
  let newest = '';
  let count = 0;
  for (let after = 0n; ; ) {
    const rows = await page(after);
    for (const { link, hash } of rows) {
      if (link.seq !== count + 1) return { broken: { chain, seq: count + 1, why: 'is missing' }, count };
      if (link.prevHash !== expected)
        return { broken: { chain, seq: link.seq, why: 'does not follow the one before it' }, count };
      if (canonicalHash(link) !== hash) return { broken: { chain, seq: link.seq, why: 'was altered' }, count };
      // Both times are ISO 8601 in UTC, so they sort as text.
      if (link.at < newest && !mayGoBack(link))
        return { broken: { chain, seq: link.seq, why: `is dated ${link.at}, before the one before it` }, count };
      newest = link.at;
      expected = hash;
      count++;
    }
    if (rows.length < batch) return { broken: null, count };
    after = BigInt(count);
  }
}

/**
 * Checks the whole audit chain. Its time may fall only where an administrator accepted the clock
 * after a correction.
 */
export function verifyAudit(tx: Tx) {
  const page = async (after: bigint) => {
    const rows = await tx.auditEvent.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: batch });
    return rows.map(({ hash, seq, at, ...rest }) => ({
      link: { ...rest, seq: Number(seq), at: at.toISOString() },
      hash,
    }));
  };
  return verify('audit', page, ({ type }) => type === 'clock.accepted');
}

/**
 * The entries of the register after which an administrator accepted that time falls, with the
 * reasons.
 */
export async function acceptedClockSteps(
  tx: Tx,
): Promise<{ registerSeq: number; at: string; by: string; reason: string }[]> {
  const events = await tx.auditEvent.findMany({ where: { type: 'clock.accepted' }, orderBy: { seq: 'asc' } });
  return events.map(({ at, actorName, data }) => {
    const { registerSeq, reason } = data as { registerSeq: number; reason: string };
    return { registerSeq, at: at.toISOString(), by: actorName, reason };
  });
}

/** Checks the whole public register. Its time may fall only where an administrator accepted it. */
export async function verifyRegister(tx: Tx) {
  const accepted = new Set((await acceptedClockSteps(tx)).map(({ registerSeq }) => registerSeq));
  const page = async (after: bigint) => {
    const rows = await tx.registerEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: batch,
    });
    return rows.map(({ hash, seq, at, ...rest }) => ({
      link: { ...rest, seq: Number(seq), at: at.toISOString() },
      hash,
    }));
  };
  return verify('register', page, ({ seq }) => accepted.has(seq - 1));
}

/**
 * The history of one release, oldest first. Between two steps there are many edits. The caller
 * keeps only the newest of them.
 */
export function releaseEvents(tx: Tx, releaseId: string) {
  return tx.auditEvent.findMany({
    where: { releaseId },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, actorName: true, type: true, data: true },
  });
}

/**
 * The newest event of these types on one subject, such as a series, with its person and time.
 * @returns null without such an event
 */
export async function newestChange(
  tx: Tx,
  types: AuditType[],
  key: string,
  field: 'key' | 'email' = 'key',
): Promise<{ by: string; at: Date } | null> {
  const event = await tx.auditEvent.findFirst({
    // These events belong to no release. With this condition the index skips those that do.
    where: { releaseId: null, type: { in: types }, data: { path: [field], equals: key } },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  });
  return event && { by: event.actorName, at: event.at };
}

type OfDiary = { type: string; at: Date; by: string; data: { eventId: string } & Record<string, unknown> };

/** What the record has of these events of the diary, oldest first. */
export function diaryHistory(tx: Tx, eventIds: string[]): Promise<OfDiary[]> {
  return tx.$queryRaw<OfDiary[]>`
    SELECT type, at, actor_name AS by, data FROM newsroom.audit_event
     WHERE type LIKE 'diary.%' AND data ->> 'eventId' = ANY (${eventIds}::text[]) ORDER BY seq`;
}
