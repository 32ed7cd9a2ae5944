import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import { KeptHere } from '#components/desk/draft/kept-here.tsx';
import { Administration } from './administration.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueTop, type QueueTopProps } from './queue-top.tsx';

type Props = {
  items: DeskListItem[];
  viewerId: string;
  houseName: string;
  timeZone: string;
  now: Date;
  canStart: boolean;
  /** E-mails that were not delivered; null for everyone but administrators. */
  undelivered: number | null;
  top: QueueTopProps;
};

function FirstSteps({ canStart }: { canStart: boolean }) {
  const t = useTranslations('queue');
  return (
    <div className="first-steps">
      <p>{t('empty')}</p>
      <p>{t(canStart ? 'emptyStart' : 'emptyWait')}</p>
    </div>
  );
}

/** The first page: what needs the viewer, then the rest of the desk. */
export function Queue({ items, viewerId, houseName, timeZone, now, canStart, undelivered, top }: Props) {
  const t = useTranslations('queue');
  return (
    <main id="main" className="sheet-page queue">
      <QueueTop {...top} />
      <div className="page-head">
        <div>
          <p className="label">{houseName}</p>
          <h1>{t('title')}</h1>
        </div>
        {canStart ? (
          <Link href="/desk/new" className="button primary" data-command={actionWeights.create}>
            {t('new')}
          </Link>
        ) : null}
      </div>
      <KeptHere userId={viewerId} timeZone={timeZone} now={now} />
      {undelivered === null ? null : <Administration undelivered={undelivered} />}
      {items.length > 0 ? <QueueList items={items} timeZone={timeZone} now={now} /> : null}
      {items.length === 0 && undelivered === null ? <FirstSteps canStart={canStart} /> : null}
      <div className="list-foot">
        <p className="row">
          <Link href="/desk/releases" prefetch={false}>
            {t('all')}
          </Link>
          <Link href="/desk/releases?state=discarded" prefetch={false}>
            {t('discarded')}
          </Link>
        </p>
        {items.length === 0 ? null : <p className="list-keys">{t.rich('keys', { kbd: (key) => <kbd>{key}</kbd> })}</p>}
      </div>
    </main>
  );
}
