import 'server-only';
import { createHash } from 'node:crypto';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { type Person, reviewMail, recipientsOf } from './review-mail-rules.ts';

type Notification = Jobs['notify-review'];

const house = systemActor('the house');
let hasWarned = false;

/**
 * Enqueues an e-mail to each person whom a step of a review concerns. Each e-mail's id follows from
 * this job and the person, so a retry sends none twice.
 */
export async function notifyReview(jobId: string, job: Notification): Promise<void> {
  if (!env().SMTP_URL) {
    if (!hasWarned) process.stderr.write('worker: SMTP_URL is not set, so nobody is told of reviews by e-mail.\n');
    hasWarned = true;
    return;
  }
  await readAs(house, async (tx) => {
    const review = await load(tx, job);
    if (!review) return;
    const { audience, ...facts } = review;
    const mail = reviewMail({ ...facts, step: job.event, by: job.by });
    for (const person of recipientsOf(job.event, audience)) {
      await enqueue(tx, 'send-mail', { to: person.email, ...mail }, { id: mailId(jobId, person.id) });
    }
  });
}

/** The UUID of a person’s e-mail from a job. The same arguments give the same id. */
export function mailId(jobId: string, personId: string): string {
  const hex = createHash('sha256').update(`${jobId} ${personId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function load(tx: Tx, { releaseId, to }: Notification) {
  const release = await tx.release.findUnique({
    where: { id: releaseId },
    select: {
      language: true,
      desk: { select: { id: true, names: true } },
      drafts: { orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, writers: true } },
    },
  });
  const draft = release?.drafts[0];
  if (!release || !draft) return null;
  const row = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { names: true } });
  return {
    desk: inLanguage(release.desk.names, 'en'),
    house: inLanguage(row.names, 'en'),
    link: `${env().PRESSMARK_URL ?? `http://localhost:${env().PORT}`}/desk/releases/${releaseId}`,
    audience: { ...(await readAudience(tx, release.desk.id, draft)), addressees: to ? await people(tx, [to]) : [] },
  };
}

async function readAudience(tx: Tx, deskId: string, draft: { id: string; writers: string[] }) {
  const grants = await tx.roleGrant.findMany({
    where: { role: 'editor', OR: [{ deskId }, { deskId: null }] },
    select: { userId: true },
  });
  const reviews = await tx.review.findMany({
    where: { draftId: draft.id, decision: 'approved', endedAt: { not: null } },
    orderBy: { endedAt: 'desc' },
    select: { editorId: true, endedAt: true },
  });
  const latest = reviews.filter((review) => review.endedAt?.getTime() === reviews[0]?.endedAt?.getTime());
  return {
    editors: await people(
      tx,
      grants.map((grant) => grant.userId),
    ),
    writers: await people(tx, draft.writers),
    approvers: await people(
      tx,
      latest.map((review) => review.editorId),
    ),
  };
}

async function people(tx: Tx, ids: string[]): Promise<Person[]> {
  const rows = await tx.userAccount.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { id: true, email: true, disabledAt: true },
  });
  return rows.map(({ id, email, disabledAt }) => ({ id, email, disabled: disabledAt !== null }));
}
