import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '#lib/core/env.ts';
import type { Jobs } from '#lib/core/jobs.ts';

let kept: Transporter | undefined;

function transport(url: string): Transporter {
  kept ??= createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as object);
  return kept;
}

/**
 * Sends one e-mail. Its Message-ID is made of the job's id: should the worker die between the mail server's "yes"
 * and the record of it, the second copy is recognisable as the same message.
 * @throws what the mail server or the network said, to be tried again; a refusal for good (5xx) is only reported
 */
export async function sendMail(jobId: string, mail: Jobs['send-mail']): Promise<void> {
  const { SMTP_URL, PRESSMARK_URL } = env();
  if (!SMTP_URL) return;
  const host = PRESSMARK_URL ? new URL(PRESSMARK_URL).hostname : 'localhost';
  const account = decodeURIComponent(new URL(SMTP_URL).username);
  const from = account.includes('@') ? account : `newsroom@${host}`;
  try {
    await transport(SMTP_URL).sendMail({
      ...mail,
      from: { name: 'Pressmark', address: from },
      messageId: `<${jobId}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    const { responseCode = 0, message } = error as { responseCode?: number; message: string };
    if (responseCode < 500) throw error;
    process.stderr.write(`worker: the mail server refused an e-mail to ${mail.to}: ${message}\n`);
  }
}
