import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { linkForMail } from '#lib/accounts/link-mail.ts';
import type { LinkKind } from '#lib/accounts/link-rules.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import type { EventName } from '#lib/notices/rules.ts';
import { leaseSeconds, type NextState, stateAfterTry } from './delivery-rules.ts';
import { linkMail } from './link-mail-rules.ts';
import { languageOfMail, type MailText } from './mail-form-rules.ts';
import { noticeMail } from './mail-words-rules.ts';
import { trySending } from './send-mail.ts';

const house = systemActor('the house');

/** A delivery that this worker sends now. */
type Claim = { id: string; tries: number; address: string; link: LinkKind | null; waitedSeconds: number };

/**
 * Takes deliveries whose time has come, oldest first. Until the lease ends no other worker takes
 * them; after that one does, so a killed worker loses none.
 */
function claimDeliveries(most: number): Promise<Claim[]> {
  return readAs(
    house,
    (tx) => tx.$queryRaw<Claim[]>`
      UPDATE newsroom.delivery d
         SET tries = tries + 1, next_try_at = newsroom.clock() + make_interval(secs => ${leaseSeconds}::int)
       WHERE id IN (SELECT id FROM newsroom.delivery WHERE state = 'waiting' AND next_try_at <= newsroom.clock()
                     ORDER BY next_try_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING id, tries, address, link,
        extract(epoch FROM newsroom.clock() - waits_since)::float8 AS "waitedSeconds"`,
  );
}

const origin = () => env().PRESSMARK_URL ?? `http://localhost:${env().PORT}`;

type Mail = MailText & { house: string };

/** The e-mail of notices, in its reader's language; null where there are none. */
async function mailOfNotices(tx: Tx, deliveryId: string): Promise<Mail | null> {
  const { names } = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { names: true } });
  const notices = await tx.notice.findMany({
    where: { deliveryId },
    orderBy: { id: 'asc' },
    select: {
      event: true,
      byName: true,
      releaseId: true,
      user: { select: { language: true } },
      release: { select: { desk: { select: { names: true } } } },
    },
  });
  const [first] = notices;
  if (!first) return null;
  const language = languageOfMail(first.user.language);
  const name = inLanguage(names, language);
  const facts = notices.map(({ event, byName, releaseId, release }) => ({
    event: event as EventName,
    by: byName,
    desk: release ? inLanguage(release.desk.names, language) : '',
    link: releaseId ? `${origin()}/desk/releases/${releaseId}` : `${origin()}/desk`,
  }));
  const mail = noticeMail({ language, house: name, notices: facts, listLink: `${origin()}/desk/notices` });
  return { ...mail, house: name };
}

async function mailWithLink(address: string, kind: LinkKind): Promise<Mail | null> {
  const link = await linkForMail(address, kind);
  return link && { ...linkMail(link), house: link.house };
}

/** Writes what a try came to, unless another worker has taken the delivery since. */
async function writeOutcome(tx: Tx, { id, tries, address }: Claim, next: NextState): Promise<void> {
  const { state, answer, pauseSeconds } = next;
  const written = await tx.$executeRaw`
    UPDATE newsroom.delivery
       SET state = ${state}, answer = ${answer},
           sent_at = CASE WHEN ${state} = 'sent' THEN newsroom.clock() END,
           next_try_at = newsroom.clock() + make_interval(secs => ${pauseSeconds}::int)
     WHERE id = ${id}::uuid AND tries = ${tries} AND state = 'waiting'`;
  if (written === 0 || state !== 'failed') return;
  await notify(tx, house, 'delivery-failed', null, {});
  // The open screens of administrators follow the record.
  await recordEvent(tx, house, { type: 'delivery.failed', data: { deliveryId: id, address, answer } });
}

/** Makes the e-mail and tries to send it. Removes a delivery with nothing to send, or to nobody. */
async function deliver(claim: Claim): Promise<void> {
  const { id, tries, address, link } = claim;
  const mail = await (link ? mailWithLink(address, link) : readAs(house, (tx) => mailOfNotices(tx, id)));
  if (!mail) return void (await readAs(house, (tx) => tx.delivery.deleteMany({ where: { id } })));
  // Every try to send a link sends another, which must not pass for a copy of the first.
  const outcome = await trySending(link ? `${id}.${tries}` : id, { ...mail, to: address });
  const next = stateAfterTry(outcome, tries, claim.waitedSeconds);
  await readAs(house, (tx) => writeOutcome(tx, claim, next));
}

/** Sends deliveries whose time has come, a few at a time. Returns how many it took. */
export async function deliverDue(most = 4): Promise<number> {
  const claims = await claimDeliveries(most);
  await Promise.all(claims.map(deliver));
  return claims.length;
}
