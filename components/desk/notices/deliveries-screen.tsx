'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRef } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import type { Words } from '#components/words/catalogues.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import {
  type DeliveryPage,
  type DeliveryQuestion,
  type DeliveryRow,
  type DeliveryState,
  deliveryStates,
} from '#lib/distribution/schema.ts';

type Props = { question: DeliveryQuestion; page: DeliveryPage; timeZone: string; now: Date };

/** What a delivery brings, when it was made and how it went. */
function rowWords(row: DeliveryRow, time: (at: Date) => string, t: Words<'deliveries'>): string {
  const values = {
    what: row.link ? t(`links.${row.link}`) : t('notices', { count: row.noticeCount }),
    time: time(row.createdAt),
    tries: t('tries', { count: row.tries }),
  };
  if (row.sentAt) return t('rowSent', { ...values, at: time(row.sentAt) });
  return row.state === 'waiting' ? t('rowWaiting', { ...values, at: time(row.nextTryAt) }) : t('row', values);
}

type RowProps = { row: DeliveryRow; runner: Runner; onSent: () => void } & Pick<Props, 'timeZone' | 'now'>;

function Row({ row, runner, onSent, timeZone, now }: RowProps) {
  const times = useTimes(timeZone);
  const t = useTranslations('deliveries');
  const { sendAgain } = useActions();
  const send = async () => {
    const sent = await runner.run(
      () => sendAgain({ deliveryId: row.id }),
      ({ address }) => t('done', { address }),
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
        <p>{rowWords(row, time, t)}</p>
        {row.answer ? (
          <p className="hint delivery-answer" dir="auto">
            {row.answer}
          </p>
        ) : null}
        {row.state === 'sent' ? null : (
          <button
            type="button"
            className="button quiet"
            aria-label={t('againTo', { address: row.address })}
            aria-disabled={runner.isBusy}
            onClick={send}
          >
            {t(row.state === 'failed' ? 'again' : 'now')}
          </button>
        )}
      </div>
    </li>
  );
}

/** What became of e-mails, by state, for administrators. */
export function DeliveriesScreen({ question, page, timeZone, now }: Props) {
  const t = useTranslations('deliveries');
  const runner = useRunner();
  const heading = useRef<HTMLHeadingElement>(null);
  // A failed one leaves the list, and its button with it.
  const onSent = () => heading.current?.focus();
  const { rows, next, counts } = page;
  const name = (state: DeliveryState) =>
    state === 'sent' ? t('states.sent') : t('counted', { state: t(`states.${state}`), count: counts[state] });
  return (
    <main id="main" className="sheet-page deliveries">
      <h1 ref={heading} tabIndex={-1}>
        {t('title')}
      </h1>
      <p className="first-steps-line">{t('lead')}</p>
      <nav className="finder-states" aria-label={t('state')}>
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
      <Reasons tone="alert" title={t('notSent')} reasons={runner.reasons} />
      {rows.length === 0 ? (
        <p>{t(`nothing.${question.state}`)}</p>
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
            {t('earlier')}
          </Link>
        </p>
      ) : null}
    </main>
  );
}
