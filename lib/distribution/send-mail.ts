import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '#lib/core/env.ts';
import { oneLine } from '#lib/core/seen-rules.ts';
import { type MailError, type Outcome, outcomeOfError } from './delivery-rules.ts';
import type { MailText } from './mail-form-rules.ts';

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

function warnOfTls(why: string): void {
  if (!hasWarned)
    process.stderr.write(
      `worker: no e-mail is sent, since the mail server gave no TLS that holds (${why}). Let it offer STARTTLS with a valid certificate, use smtps://, or set SMTP_TLS=optional.\n`,
    );
  hasWarned = true;
}

/**
 * Tries to send one e-mail. Never throws: every outcome is of the delivery.
 * @param name becomes the Message-ID, by which a copy after a crash is recognised
 */
export async function trySending(
  name: string,
  { to, house, ...mail }: MailText & { to: string; house: string },
): Promise<Outcome> {
  const { SMTP_URL, PRESSMARK_URL } = env();
  if (!SMTP_URL) return { kind: 'later', answer: 'SMTP_URL is not set.' };
  const host = PRESSMARK_URL ? new URL(PRESSMARK_URL).hostname : 'localhost';
  const account = decodeURIComponent(new URL(SMTP_URL).username);
  const from = account.includes('@') ? account : `newsroom@${host}`;
  try {
    const sent = await transport(SMTP_URL).sendMail({
      ...mail,
      subject: oneLine(mail.subject),
      to: { name: '', address: to },
      from: { name: oneLine(house, 60) || 'Pressmark', address: from },
      messageId: `<${name}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    hasWarned = false;
    return { kind: 'accepted', answer: String(sent.response) };
  } catch (error) {
    const { code, originalCode, message } = error as MailError & { originalCode?: string };
    if (code === 'ETLS' || /CERT|VERIFY/.test(originalCode ?? '')) warnOfTls(String(message));
    return outcomeOfError(error as MailError);
  }
}
