import 'server-only';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { refusalToSeeDeliveries, refusalToSendAgain } from './delivery-rules.ts';
import type { DeliveryState, SendAgainInput } from './schema.ts';

/** Puts a delivery to work again, now, with three more days. Only for administrators. */
export const sendAgain = command(
  async (tx, actor, { deliveryId }: SendAgainInput): Promise<Result<{ address: string }>> => {
    const refused = refusalToSeeDeliveries(actor);
    if (refused) return refused;
    const [row] = await tx.$queryRaw<{ state: DeliveryState; address: string }[]>`
    SELECT state, address FROM newsroom.delivery WHERE id = ${deliveryId}::uuid FOR UPDATE`;
    if (!row) return notFound('This delivery');
    const refusal = refusalToSendAgain(row.state);
    if (refusal) return refusal;
    // The person may have another address by now.
    await tx.$executeRaw`
    UPDATE newsroom.delivery d SET state = 'waiting', waits_since = newsroom.clock(), next_try_at = newsroom.clock(),
      address = coalesce((SELECT u.email FROM newsroom.user_account u WHERE u.id = d.user_id), d.address)
     WHERE id = ${deliveryId}::uuid`;
    return ok({ address: row.address });
  },
);
