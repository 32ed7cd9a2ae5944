import 'server-only';
import { db } from '#lib/core/db.ts';

/** The sequence number of the record's newest entry, or 0 for an empty record. */
export async function newestSeq(): Promise<number> {
  const newest = await db().auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  return Number(newest?.seq ?? 0);
}

/** The entries of the record after one entry, oldest first, a thousand at most. Without texts. */
export async function recordedAfter(seq: number) {
  const events = await db().auditEvent.findMany({
    where: { seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    take: 1000,
    select: { seq: true, type: true, actorId: true, deskId: true, releaseId: true },
  });
  return events.map((event) => ({ ...event, seq: Number(event.seq) }));
}
