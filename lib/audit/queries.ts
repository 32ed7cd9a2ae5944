import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditType, genesis } from './rules.ts';

type ChainFault = { chain: 'audit' | 'register'; seq: number; why: string };

const batch = 2000;

/**
 * Recomputes a chain from its first link. Returns the first link that does not hold, or null with
 * how many hold.
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
      // Both are written as ISO 8601 in UTC, which sorts as it runs.
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
 * Checks the whole audit chain. Its time never falls, except where an administrator accepted a
 * clock that was set right.
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
 * Behind which entries of the register an administrator accepted that time falls, with the reasons.
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

/** Checks the whole public register, and that its time never falls where nobody accepted it. */
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
 * The history of one release, oldest first. Edits between two steps are many; the newest of a run
 * is kept by the caller.
 */
export function releaseEvents(tx: Tx, releaseId: string) {
  return tx.auditEvent.findMany({
    where: { releaseId },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, actorName: true, type: true, data: true },
  });
}

/**
 * Who did the newest of these things to what has this key, a series say, and when; null where
 * nobody did.
 */
export async function newestChange(
  tx: Tx,
  types: AuditType[],
  key: string,
  field: 'key' | 'email' = 'key',
): Promise<{ by: string; at: Date } | null> {
  const event = await tx.auditEvent.findFirst({
    // No release's: the index leads past all of those.
    where: { releaseId: null, type: { in: types }, data: { path: [field], equals: key } },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  });
  return event && { by: event.actorName, at: event.at };
}
