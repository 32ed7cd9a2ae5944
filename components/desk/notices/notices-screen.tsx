'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRef } from 'react';
import { NoHeadline } from '#components/desk/lists/release-row.tsx';
import { useActions } from '#components/desk/seat.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { useNames } from '#components/ui/names.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { directionOf } from '#lib/core/languages.ts';
import type { NoticePage, NoticeRow } from '#lib/notices/schema.ts';
import { MailSettingForm } from './mail-setting-form.tsx';

type Props = { page: NoticePage; timeZone: string; now: Date; seesDeliveries: boolean };

const addressOf = ({ event, release }: NoticeRow) =>
  release ? `/desk/releases/${release.id}` : event === 'delivery-failed' ? '/desk/deliveries' : '/desk';

function Notice({ notice, timeZone, now }: { notice: NoticeRow } & Pick<Props, 'timeZone' | 'now'>) {
  const times = useTimes(timeZone);
  const t = useTranslations('notices');
  const events = useTranslations('events');
  const nameOf = useNames();
  const { markRead } = useActions();
  const { id, event, byName, at, isRead, release } = notice;
  // Opening goes on whatever becomes of the mark.
  const open = () => {
    if (!isRead) void markRead({ noticeId: id, andOlder: false }).catch(() => {});
  };
  return (
    <li data-read={isRead ? '' : undefined}>
      <Link href={addressOf(notice)} className="bell-row" onClick={open} prefetch={false}>
        <span className="bell-mark">{isRead ? '' : t('new')}</span>
        <time className="bell-time" dateTime={at.toISOString()}>
          {times.short(at, now)}
        </time>
        <span className="bell-words">
          {release ? (
            <b>
              {release.label ? `${release.label} ` : ''}
              <span lang={release.language} dir={directionOf(release.language)}>
                {release.headline || <NoHeadline />}
              </span>
            </b>
          ) : null}
          <bdi>{events(event, { by: nameOf(byName) })}</bdi>
          {release ? <span className="hint">{release.deskName}</span> : null}
        </span>
      </Link>
    </li>
  );
}

/** The viewer's notices, newest first, and when they get them by e-mail. */
export function NoticesScreen({ page, timeZone, now, seesDeliveries }: Props) {
  const t = useTranslations('notices');
  const everywhere = useTranslations('everywhere');
  const { markRead } = useActions();
  const runner = useRunner();
  const { rows, next, unread, setting } = page;
  const [newest] = rows;
  const heading = useRef<HTMLHeadingElement>(null);
  const readAll = async () => {
    if (!newest) return;
    await runner.run(
      () => markRead({ noticeId: newest.id, andOlder: true }),
      () => t('allRead'),
    );
    // The button goes with the last unread notice.
    heading.current?.focus();
  };
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {t('title')}
        </h1>
        <div className="page-steps">
          {unread > 0 && newest ? (
            <button type="button" className="button quiet" aria-disabled={runner.isBusy} onClick={readAll}>
              {t('readAll')}
            </button>
          ) : null}
          {seesDeliveries ? (
            <Link className="button quiet" href="/desk/deliveries" prefetch={false}>
              {t('deliveries')}
            </Link>
          ) : null}
        </div>
      </div>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      {rows.length === 0 ? (
        <p className="first-steps">{t('empty')}</p>
      ) : (
        <ul className="bell-list">
          {rows.map((notice) => (
            <Notice key={notice.id} notice={notice} timeZone={timeZone} now={now} />
          ))}
        </ul>
      )}
      {next ? (
        <p>
          <Link className="button quiet" href={`/desk/notices?before=${next}`} prefetch={false}>
            {t('earlier')}
          </Link>
        </p>
      ) : null}
      <MailSettingForm setting={setting} timeZone={timeZone} />
    </main>
  );
}
