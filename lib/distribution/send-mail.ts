import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '#lib/core/env.ts';
import type { Jobs } from '#lib/core/jobs.ts';

let transporter: Transporter | undefined;
let hasWarned = false;

/** Requires TLS with a valid certificate, unless SMTP_TLS is optional. */
function transport(address: string): Transporter {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const isRequired = env().SMTP_TLS === 'required';
  const user = decodeURIComponent(url.username);
  transporter ??= createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: isRequired,
    tls: { rejectUnauthorized: isRequired },
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return transporter;
}

type MailError = { code?: string; originalCode?: string; responseCode?: number; message: string };

function warnOfTls(why: string): void {
  if (!hasWarned)
    process.stderr.write(
      `worker: no e-mail is sent, since the mail server gave no TLS that holds (${why}). Let it offer STARTTLS with a valid certificate, use smtps://, or set SMTP_TLS=optional.\n`,
    );
  hasWarned = true;
}

/**
 * Sends one e-mail. The Message-ID follows from the job's id, so a second copy after a crash is
 * recognised as the same message.
 * @throws if the mail server or the network fails; the queue then retries. A 5xx refusal is only
 * logged.
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
    hasWarned = false;
  } catch (error) {
    const { code, originalCode, responseCode = 0, message } = error as MailError;
    if (code === 'ETLS' || /CERT|VERIFY/.test(originalCode ?? '')) warnOfTls(message);
    // A problem of connection or account is none of this e-mail, so it is retried.
    if (responseCode < 500 || code === 'ETLS' || code === 'EAUTH') throw error;
    process.stderr.write(`worker: the mail server refused e-mail ${jobId} for good: ${responseCode}\n`);
  }
}
