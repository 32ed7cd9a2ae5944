'use client';
import Link from 'next/link';
import { useRef } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import {
  type DeliveryPage,
  type DeliveryQuestion,
  type DeliveryRow,
  type DeliveryState,
  deliveryStates,
} from '#lib/distribution/schema.ts';

type Props = { question: DeliveryQuestion; page: DeliveryPage; timeZone: string; now: Date };

const stateWords: Record<DeliveryState, string> = { failed: 'Not delivered', waiting: 'Waiting', sent: 'Sent' };
const nothing: Record<DeliveryState, string> = {
  failed: 'Every e-mail was delivered, or still waits.',
  waiting: 'No e-mail waits.',
  sent: 'No e-mail was sent yet.',
};
const linkWords = { invitation: 'An invitation', password: 'A link for a new password' };
const contents = ({ link, noticeCount }: DeliveryRow) =>
  link ? linkWords[link] : noticeCount === 1 ? '1 notice' : `${noticeCount} notices`;

type RowProps = { row: DeliveryRow; runner: Runner; onSent: () => void } & Pick<Props, 'timeZone' | 'now'>;

function Row({ row, runner, onSent, timeZone, now }: RowProps) {
  const times = useTimes(timeZone);
  const { sendAgain } = useActions();
  const send = async () => {
    const sent = await runner.run(
      () => sendAgain({ deliveryId: row.id }),
      ({ address }) => `The e-mail to ${address} is on its way again.`,
    );
    if (sent) onSent();
  };
  const time = (at: Date) => times.short(at, now);
  return (
    <li>
      <b className="delivery-address">
        <bdi>{row.address}</bdi>
      </b>
      <div>
        <p>
          {contents(row)}, {time(row.createdAt)}. {row.tries === 1 ? '1 try' : `${row.tries} tries`}
          {row.sentAt ? `; sent ${time(row.sentAt)}` : ''}
          {row.state === 'waiting' ? `; next try ${time(row.nextTryAt)}` : ''}.
        </p>
        {row.answer ? (
          <p className="hint delivery-answer" dir="auto">
            {row.answer}
          </p>
        ) : null}
        {row.state === 'sent' ? null : (
          <button
            type="button"
            className="button quiet"
            aria-label={`Send again to ${row.address}`}
            aria-disabled={runner.isBusy}
            onClick={send}
          >
            {row.state === 'failed' ? 'Send again' : 'Send now'}
          </button>
        )}
      </div>
    </li>
  );
}

/** What became of e-mails, by state, for administrators. */
export function DeliveriesScreen({ question, page, timeZone, now }: Props) {
  const runner = useRunner();
  const heading = useRef<HTMLHeadingElement>(null);
  // A failed one leaves the list, and its button with it.
  const onSent = () => heading.current?.focus();
  const { rows, next, counts } = page;
  const name = (state: DeliveryState) =>
    state === 'sent' ? stateWords[state] : `${stateWords[state]} (${counts[state]})`;
  return (
    <main id="main" className="sheet-page deliveries">
      <h1 ref={heading} tabIndex={-1}>
        Deliveries
      </h1>
      <p className="first-steps-line">
        E-mails of notices, invitations and links for a new password. Whatever a mail server does not accept is tried
        again for three days, with growing pauses.
      </p>
      <nav className="finder-states" aria-label="State">
        {deliveryStates.map((state) => (
          <Link
            key={state}
            href={`/desk/deliveries?state=${state}`}
            aria-current={question.state === state ? 'true' : undefined}
            prefetch={false}
          >
            {name(state)}
          </Link>
        ))}
      </nav>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not sent." reasons={runner.reasons} />
      {rows.length === 0 ? (
        <p>{nothing[question.state]}</p>
      ) : (
        <ul className="held">
          {rows.map((row) => (
            <Row key={row.id} row={row} runner={runner} onSent={onSent} timeZone={timeZone} now={now} />
          ))}
        </ul>
      )}
      {next ? (
        <p>
          <Link
            className="button quiet"
            href={`/desk/deliveries?state=${question.state}&before=${next}`}
            prefetch={false}
          >
            Earlier deliveries
          </Link>
        </p>
      ) : null}
    </main>
  );
}
