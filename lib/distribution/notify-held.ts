import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { mailId } from './notify.ts';
import { heldMail } from './review-mail-rules.ts';

const house = systemActor('the house');

/** Enqueues an e-mail to each administrator and to everyone with a scheduled release or bundle. */
export async function notifyHeld(jobId: string, { gainedSeconds }: Jobs['notify-held']): Promise<void> {
  if (!env().SMTP_URL) return;
  await readAs(house, async (tx) => {
    const row = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { names: true } });
    const drafts = await tx.draft.findMany({ where: { state: 'scheduled' }, select: { scheduledById: true } });
    const bundles = await tx.bundle.findMany({ where: { publishAt: { not: null } }, select: { scheduledById: true } });
    const admins = await tx.roleGrant.findMany({ where: { role: 'admin', deskId: null }, select: { userId: true } });
    const ids = [
      ...[...drafts, ...bundles].flatMap(({ scheduledById }) => scheduledById ?? []),
      ...admins.map(({ userId }) => userId),
    ];
    const people = await tx.userAccount.findMany({
      where: { id: { in: ids }, disabledAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, email: true },
    });
    const link = `${env().PRESSMARK_URL ?? `http://localhost:${env().PORT}`}/desk`;
    const mail = heldMail({ gainedSeconds, link, house: inLanguage(row.names, 'en') });
    for (const person of people)
      await enqueue(tx, 'send-mail', { to: person.email, ...mail }, { id: mailId(jobId, person.id) });
  });
}
