'use client';
import { useId } from 'react';
import type { QueueReason } from '#lib/releases/queue-rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { UrgentMark } from '#components/desk/state-mark.tsx';
import { stateOf } from '#components/desk/states.ts';
import { clock, dayWords, rowTime, shortTime } from '#components/desk/times.ts';
import { dayCount, queueOf } from './queue-groups-rules.ts';
import { Headline, ReleaseRow, RowMore, RowState } from './release-row.tsx';
import { useRoving } from './use-roving.ts';

type Roving = ReturnType<typeof useRoving>;
type Props = { items: DeskListItem[]; timeZone: string; now: Date };

const reasonWords: Record<QueueReason, string | null> = {
  missed: 'not published at its time',
  urgent: 'to be reviewed',
  'changes-requested': null,
  review: 'to be reviewed',
  publish: 'to be published',
  handover: 'its officer has left: hand it over',
  assigned: 'assigned to you',
  draft: 'yours',
};

/** Beside the state: why it needs the viewer, or when it becomes public. */
function moreOf({ why, publishAt }: DeskListItem, { timeZone, now }: Omit<Props, 'items'>): string | null {
  if (why !== null) return reasonWords[why];
  return publishAt === null ? null : `for ${shortTime(publishAt, now, timeZone)}`;
}

/** The state of a release. One that was published urgently and not reviewed says so. */
function ItemState({ item, ...clocks }: { item: DeskListItem } & Omit<Props, 'items'>) {
  const state = stateOf(item);
  const more = moreOf(item, clocks);
  if (!item.isUrgent) return <RowState state={state} edition={item.edition} more={more} />;
  if (state === 'published')
    return (
      <span className="found-state">
        <UrgentMark>Published urgently</UrgentMark>
        <RowMore words={more} />
      </span>
    );
  return (
    <>
      <UrgentMark>Published urgently</UrgentMark>
      <RowState state={state} edition={item.edition} />
    </>
  );
}

function Row({ item, roving, ...clocks }: { item: DeskListItem; roving: Roving } & Omit<Props, 'items'>) {
  const { timeZone, now } = clocks;
  const release = { ...item, state: stateOf(item), isCorrection: item.kind === 'correction' };
  return (
    <ReleaseRow release={release} stop={roving.row(item.id)}>
      <time className="found-time" dateTime={item.changedAt.toISOString()}>
        {item.why === null ? clock(item.changedAt, timeZone) : rowTime(item.changedAt, now, timeZone)}
      </time>
      <Headline release={release} />
      <span className="found-desk">{item.deskName}</span>
      <span className="found-by">{item.assignee ? `for ${item.assignee.name}` : item.changedBy}</span>
      <span className="found-states">
        <ItemState item={item} {...clocks} />
      </span>
    </ReleaseRow>
  );
}

type GroupProps = Omit<Props, 'items'> & { title: string; count: string; rows: DeskListItem[]; roving: Roving };

function Group({ title, count, rows, ...row }: GroupProps) {
  const id = useId();
  return (
    <section className="found-day" aria-labelledby={id}>
      <div className="found-head">
        <h2 id={id}>{title}</h2>
        {count ? <p>{count}</p> : null}
      </div>
      {rows.length === 0 ? (
        <p className="group-empty">
          Nothing waits for you. What is submitted to you, or sent back to you, will stand here.
        </p>
      ) : (
        <ul role="list">
          {rows.map((item) => (
            <Row key={item.id} item={item} {...row} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What needs the viewer, then the rest of their desks by day. The arrow keys walk through all. */
export function QueueList({ items, ...clocks }: Props) {
  const { mine, others } = queueOf(items);
  const roving = useRoving([...mine, ...others].map(({ id }) => id));
  const days = [...Map.groupBy(others, ({ changedAt }) => dayWords(changedAt, clocks.timeZone))];
  return (
    <div className="list found-list" {...roving.list}>
      <Group title={`Needs you · ${mine.length}`} count="" rows={mine} roving={roving} {...clocks} />
      {days.map(([day, rows]) => (
        <Group key={day} title={day} count={dayCount(rows)} rows={rows} roving={roving} {...clocks} />
      ))}
    </div>
  );
}
