import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import type { EventName } from '#lib/notices/rules.ts';
import { leaseSeconds, stateAfterTry } from './delivery-rules.ts';
import { languageOfMail, type MailText, noticeMail } from './mail-words-rules.ts';
import { trySending } from './send-mail.ts';

const house = systemActor('the house');

/** A delivery that this worker sends now. */
type Claim = { id: string; tries: number; address: string; letter: MailText | null; waitedSeconds: number };

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
      RETURNING id, tries, address, letter,
        extract(epoch FROM newsroom.clock() - waits_since)::float8 AS "waitedSeconds"`,
  );
}

const origin = () => env().PRESSMARK_URL ?? `http://localhost:${env().PORT}`;

/** The e-mail of a delivery, made now, in its reader's language; null when nothing is left to say. */
async function contentOf(tx: Tx, { id, letter }: Claim) {
  const { names } = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { names: true } });
  if (letter) return { ...letter, house: inLanguage(names, 'en') };
  const notices = await tx.notice.findMany({
    where: { deliveryId: id },
    orderBy: { id: 'asc' },
    select: {
      event: true,
      byName: true,
      releaseId: true,
      user: { select: { language: true } },
      release: { select: { desk: { select: { names: true } } } },
    },
  });
  const language = languageOfMail(notices[0]?.user.language ?? 'en');
  if (notices.length === 0) return null;
  const facts = notices.map(({ event, byName, releaseId, release }) => ({
    event: event as EventName,
    by: byName,
    desk: release ? inLanguage(release.desk.names, language) : '',
    link: releaseId ? `${origin()}/desk/releases/${releaseId}` : `${origin()}/desk`,
  }));
  const name = inLanguage(names, language);
  return {
    ...noticeMail({ language, house: name, notices: facts, listLink: `${origin()}/desk/notices` }),
    house: name,
  };
}

/** Writes what a try came to, unless another worker has taken the delivery since. */
async function writeOutcome(tx: Tx, { id, tries }: Claim, next: ReturnType<typeof stateAfterTry>): Promise<void> {
  const { state, answer, pauseSeconds } = next;
  const written = await tx.$executeRaw`
    UPDATE newsroom.delivery
       SET state = ${state}, answer = ${answer},
           sent_at = CASE WHEN ${state} = 'sent' THEN newsroom.clock() END,
           letter = CASE WHEN ${state} = 'sent' THEN NULL ELSE letter END,
           next_try_at = newsroom.clock() + make_interval(secs => ${pauseSeconds}::int)
     WHERE id = ${id}::uuid AND tries = ${tries} AND state = 'waiting'`;
  if (written > 0 && state === 'failed') await notify(tx, house, 'delivery-failed', null, {});
}

async function deliver(claim: Claim): Promise<void> {
  const mail = await readAs(house, (tx) => contentOf(tx, claim));
  const outcome = mail
    ? await trySending(claim.id, { ...mail, to: claim.address })
    : ({ kind: 'refused', answer: 'Nothing was left to send.' } as const);
  const next = stateAfterTry(outcome, claim.tries, claim.waitedSeconds);
  await readAs(house, (tx) => writeOutcome(tx, claim, next));
}

/** Sends deliveries whose time has come, a few at a time. Returns how many it took. */
export async function deliverDue(most = 4): Promise<number> {
  const claims = await claimDeliveries(most);
  await Promise.all(claims.map(deliver));
  return claims.length;
}
