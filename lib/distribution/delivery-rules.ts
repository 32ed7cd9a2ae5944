// What becomes of an e-mail that was tried, and when a daily one is due. Promises:
//   - what the mail server refuses for good has failed; everything else waits and is tried again
//   - pauses grow from five seconds to a quarter of an hour
//   - an e-mail is given up after three days, never silently
import { Temporal } from 'temporal-polyfill';
import { type Actor, isAdministrator } from '#lib/core/actor.ts';
import { type Refusal, refuse } from '#lib/core/result.ts';
import { oneLine } from '#lib/core/seen-rules.ts';
import { idInQuery } from '#lib/notices/rules.ts';
import { type DeliveryQuestion, type DeliveryState, deliveryStates } from './schema.ts';

const firstPauseSeconds = 5;
const longestPauseSeconds = 15 * 60;
const longestWaitSeconds = 3 * 24 * 3600;

/** While one worker sends an e-mail, no other takes it for this long. */
export const leaseSeconds = 180;

/** The pause after a number of tries, in seconds. */
export const pauseAfter = (tries: number): number =>
  Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.min(tries - 1, 20));

/** What a try came to: accepted, refused for good, or not now; with what the mail server said. */
export type Outcome = { kind: 'accepted' | 'refused' | 'later'; answer: string };

export type NextState = { state: 'sent' | 'failed' | 'waiting'; answer: string; pauseSeconds: number };

/**
 * The state of a delivery after a try.
 * @param waitedSeconds since it was made or put to work again
 */
export function stateAfterTry({ kind, answer }: Outcome, tries: number, waitedSeconds: number): NextState {
  const line = oneLine(answer, 500);
  if (kind === 'accepted') return { state: 'sent', answer: line, pauseSeconds: 0 };
  if (kind === 'refused') return { state: 'failed', answer: line, pauseSeconds: 0 };
  if (waitedSeconds >= longestWaitSeconds) return { state: 'failed', answer: line, pauseSeconds: 0 };
  return { state: 'waiting', answer: line, pauseSeconds: pauseAfter(tries) };
}

/** An error as nodemailer throws it. */
export type MailError = { code?: string; responseCode?: number; response?: string; message?: string };

/**
 * What an error of sending means. Only a refusal of this e-mail, of its recipient or its content,
 * is for good; what is wrong with connection, TLS or account concerns all e-mails and passes.
 */
export function outcomeOfError({ code = '', responseCode = 0, response, message = '' }: MailError): Outcome {
  const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { kind: isOfThisMail && responseCode >= 500 ? 'refused' : 'later', answer: response ?? message };
}

/** When an hour of the day was last reached, in a time zone, for each hour from 0 to 23. */
export function lastHours(now: Date, timeZone: string): Date[] {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return Array.from({ length: 24 }, (_, hour) => {
    const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: { hour } });
    const today = at(local.toPlainDate());
    const reached =
      Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : at(local.toPlainDate().subtract({ days: 1 }));
    return new Date(reached.epochMilliseconds);
  });
}

/** Why the actor may not see deliveries or send one again; null if they may. */
export function refusalToSeeDeliveries(actor: Actor): Refusal | null {
  if (actor.kind === 'system' || isAdministrator(actor)) return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'Only an administrator of the house sees what was not delivered, and sends it again. Ask one of them.',
    params: { to: 'deliveries' },
  });
}

/** Why a delivery is not sent again; null if it is. */
export function refusalToSendAgain(state: DeliveryState): Refusal | null {
  if (state !== 'sent') return null;
  return refuse('conflict', {
    code: 'delivery-sent',
    message: 'The mail server has accepted this e-mail meanwhile, so it is not sent again.',
  });
}

/** What the address of the page asks for. What it does not know counts as missing. */
export function deliveryQuestionOf(query: Record<string, string | string[] | undefined>): DeliveryQuestion {
  const state = deliveryStates.find((known) => known === query.state) ?? 'failed';
  return { state, before: idInQuery(query.before) };
}
