import 'server-only';
import { mailWithLink } from '#lib/accounts/link-mail.ts';
import type { Jobs } from '#lib/core/jobs.ts';
import { env } from '#lib/core/env.ts';
import { trySending } from './send-mail.ts';

/**
 * Sends a link that sets a password. A second try makes a new link, and the first one ends: what
 * was sent last works. To an address of nobody nothing is sent.
 * @throws if the mail server does not take it now; the queue then retries
 */
export async function sendLink(jobId: string, { email, kind }: Jobs['send-link']): Promise<void> {
  if (!env().SMTP_URL) return;
  const mail = await mailWithLink(email, kind);
  if (!mail) return;
  const outcome = await trySending(jobId, { ...mail, house: 'Pressmark' });
  if (outcome.kind === 'later') throw new Error('the mail server did not take an e-mail with a link');
  if (outcome.kind === 'refused') process.stderr.write(`worker: the mail server refused e-mail ${jobId} for good\n`);
}
