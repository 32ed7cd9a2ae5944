import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditType, genesis } from './rules.ts';

type Broken = { chain: 'audit' | 'register'; seq: number; why: string };

const batch = 2000;

/** Recomputes a chain from its first link. Returns the first link that does not hold, or null with how many hold. */
async function verify(
  chain: Broken['chain'],
  page: (after: bigint) => Promise<{ link: { seq: number; prevHash: string }; hash: string }[]>,
) {
  let expected = genesis;
  let count = 0;
  for (let after = 0n; ; ) {
    const rows = await page(after);
    for (const { link, hash } of rows) {
      if (link.seq !== count + 1) return { broken: { chain, seq: count + 1, why: 'is missing' }, count };
      if (link.prevHash !== expected)
        return { broken: { chain, seq: link.seq, why: 'does not follow the one before it' }, count };
      if (canonicalHash(link) !== hash) return { broken: { chain, seq: link.seq, why: 'was altered' }, count };
      expected = hash;
      count++;
    }
    if (rows.length < batch) return { broken: null, count };
    after = BigInt(count);
  }
}

/** Checks the whole audit chain. */
export function verifyAudit(tx: Tx) {
  return verify('audit', async (after) => {
    const rows = await tx.auditEvent.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: batch });
    return rows.map(({ hash, seq, at, ...rest }) => ({
      link: { ...rest, seq: Number(seq), at: at.toISOString() },
      hash,
    }));
  });
}

/** Checks the whole public register. */
export function verifyRegister(tx: Tx) {
  return verify('register', async (after) => {
    const rows = await tx.registerEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: batch,
    });
    return rows.map(({ hash, seq, at, ...rest }) => ({
      link: { ...rest, seq: Number(seq), at: at.toISOString() },
      hash,
    }));
  });
}

/** The history of one release, oldest first. Edits between two steps are many; the newest of a run is kept by the caller. */
export function releaseEvents(tx: Tx, releaseId: string) {
  return tx.auditEvent.findMany({
    where: { releaseId },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, actorName: true, type: true, data: true },
  });
}

/** Who did the newest of these things to what has this key, a series say, and when; null where nobody did. */
export async function newestChange(tx: Tx, types: AuditType[], key: string): Promise<{ by: string; at: Date } | null> {
  const event = await tx.auditEvent.findFirst({
    // No release's: the index leads past all of those.
    where: { releaseId: null, type: { in: types }, data: { path: ['key'], equals: key } },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  });
  return event && { by: event.actorName, at: event.at };
}
