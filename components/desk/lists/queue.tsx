import Link from 'next/link';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import { KeptHere } from '#components/desk/draft/kept-here.tsx';
import { Administration } from './administration.tsx';
import { QueueList } from './queue-list.tsx';

type Props = {
  items: DeskListItem[];
  viewerId: string;
  houseName: string;
  timeZone: string;
  now: Date;
  canStart: boolean;
  /** E-mails that were not delivered; null for everyone but administrators. */
  undelivered: number | null;
};

function FirstSteps({ canStart }: { canStart: boolean }) {
  return (
    <div className="first-steps">
      <p>No release stands here yet.</p>
      <p>
        {canStart
          ? 'Start with New release: paste the whole text as it would be printed, and each part lands in its field.'
          : 'As soon as an officer of your desk starts a release, it stands here; what waits for you comes first.'}
      </p>
    </div>
  );
}

/** The first page: what needs the viewer, then the rest of the desk. */
export function Queue({ items, viewerId, houseName, timeZone, now, canStart, undelivered }: Props) {
  return (
    <main id="main" className="sheet-page queue">
      <div className="page-head">
        <div>
          <p className="label">{houseName}</p>
          <h1>Queue</h1>
        </div>
        {canStart ? (
          <Link href="/desk/new" className="button primary" data-command={actionWeights.create}>
            New release
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
            All releases
          </Link>
          <Link href="/desk/releases?state=discarded" prefetch={false}>
            Discarded drafts, to restore
          </Link>
        </p>
        {items.length === 0 ? null : (
          <p className="list-keys">
            <kbd>Arrow keys</kbd> row, <kbd>Enter</kbd> open, <kbd>?</kbd> all keys
          </p>
        )}
      </div>
    </main>
  );
}
