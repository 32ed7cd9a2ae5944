import 'server-only';
import { mailWithLink } from '#lib/accounts/link-mail.ts';
import type { Jobs } from '#lib/core/jobs.ts';
import { env } from '#lib/core/env.ts';
import { sendMail } from './send-mail.ts';

/**
 * Sends a link that sets a password. A second try makes a new link, and the first one ends: what
 * was sent last works. To
 * an address of nobody nothing is sent.
 */
export async function sendLink(jobId: string, { email, kind }: Jobs['send-link']): Promise<void> {
  if (!env().SMTP_URL) return;
  const mail = await mailWithLink(email, kind);
  if (mail) await sendMail(jobId, mail);
}
