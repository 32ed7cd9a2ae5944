import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { refusalToSeeDeliveries } from './delivery-rules.ts';
import type { DeliveryPage, DeliveryQuestion, DeliveryRow } from './schema.ts';

const pageLength = 50;

const countFailed = (tx: Tx) => tx.delivery.count({ where: { state: 'failed' } });

/** The number of e-mails that were not delivered; null for everyone but administrators. */
export async function undelivered(viewer: Actor): Promise<number | null> {
  return refusalToSeeDeliveries(viewer) ? null : readAs(viewer, countFailed);
}

/** A page of deliveries in a state, newest first; null for everyone but administrators. */
export async function listDeliveries(viewer: Actor, { state, before }: DeliveryQuestion): Promise<DeliveryPage | null> {
  if (refusalToSeeDeliveries(viewer)) return null;
  return readAs(viewer, async (tx) => {
    const deliveries = await tx.delivery.findMany({
      where: { state, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: pageLength + 1,
      select: {
        id: true,
        address: true,
        link: true,
        noticeCount: true,
        tries: true,
        answer: true,
        createdAt: true,
        nextTryAt: true,
        sentAt: true,
      },
    });
    const rows = deliveries
      .slice(0, pageLength)
      .map((delivery): DeliveryRow => ({ ...delivery, state, link: delivery.link as DeliveryRow['link'] }));
    const failed = await countFailed(tx);
    const waiting = await tx.delivery.count({ where: { state: 'waiting' } });
    const next = deliveries.length > pageLength ? (rows.at(-1)?.id ?? null) : null;
    return { rows, next, counts: { failed, waiting } };
  });
}
