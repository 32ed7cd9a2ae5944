'use client';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { UrgentMark } from '#components/desk/state-mark.tsx';
import { stateOf } from '#components/desk/states.ts';
import { clock } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { useNames } from '#components/ui/names.ts';
import { dayCount, queueOf } from './queue-groups-rules.ts';
import { Headline, ReleaseRow, RowEmbargo, RowMore, RowState } from './release-row.tsx';
import { useRoving } from './use-roving.ts';

type Roving = ReturnType<typeof useRoving>;
type Props = { items: DeskListItem[]; timeZone: string; now: Date };

/** Beside the state: why it needs the viewer, or when it becomes public. */
function useMore({ why, publishAt }: DeskListItem, { timeZone, now }: Omit<Props, 'items'>): string | null {
  const t = useTranslations('queue');
  const times = useTimes(timeZone);
  if (why !== null) return why === 'changes-requested' ? null : t(`reasons.${why}`);
  return publishAt === null ? null : t('forTime', { time: times.short(publishAt, now) });
}

/** The state of a release. One that was published urgently and not reviewed says so. */
function ItemState({ item, ...clocks }: { item: DeskListItem } & Omit<Props, 'items'>) {
  const state = stateOf(item);
  const t = useTranslations('states');
  const more = useMore(item, clocks);
  if (!item.isUrgent) return <RowState state={state} edition={item.edition} more={more} />;
  if (state === 'published')
    return (
      <span className="found-state">
        <UrgentMark>{t('publishedUrgently')}</UrgentMark>
        <RowMore words={more} />
      </span>
    );
  return (
    <>
      <UrgentMark>{t('publishedUrgently')}</UrgentMark>
      <RowState state={state} edition={item.edition} />
    </>
  );
}

function Row({ item, roving, ...clocks }: { item: DeskListItem; roving: Roving } & Omit<Props, 'items'>) {
  const { timeZone, now } = clocks;
  const t = useTranslations('queue');
  const times = useTimes(timeZone);
  const nameOf = useNames();
  const release = { ...item, state: stateOf(item), isCorrection: item.kind === 'correction' };
  return (
    <ReleaseRow release={release} stop={roving.row(item.id)}>
      <time className="found-time" dateTime={item.changedAt.toISOString()}>
        {item.why === null ? clock(item.changedAt, timeZone) : times.row(item.changedAt, now)}
      </time>
      <Headline release={release} />
      <span className="found-desk">{item.deskName}</span>
      <span className="found-by">
        {item.assignee ? t('forPerson', { name: item.assignee.name }) : nameOf(item.changedBy)}
      </span>
      <span className="found-states">
        <ItemState item={item} {...clocks} />
        <RowEmbargo until={item.embargoUntil} {...clocks} />
      </span>
    </ReleaseRow>
  );
}

type GroupProps = Omit<Props, 'items'> & { title: string; count: string; rows: DeskListItem[]; roving: Roving };

function Group({ title, count, rows, ...row }: GroupProps) {
  const id = useId();
  const t = useTranslations('queue');
  return (
    <section className="found-day" aria-labelledby={id}>
      <div className="found-head">
        <h2 id={id}>{title}</h2>
        {count ? <p>{count}</p> : null}
      </div>
      {rows.length === 0 ? (
        <p className="group-empty">{t('nothing')}</p>
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
  const t = useTranslations('queue');
  const times = useTimes(clocks.timeZone);
  const { mine, others } = queueOf(items);
  const roving = useRoving([...mine, ...others].map(({ id }) => id));
  const days = [...Map.groupBy(others, ({ changedAt }) => times.day(changedAt))];
  return (
    <div className="list found-list" {...roving.list}>
      <Group title={t('needsYouCount', { count: mine.length })} count="" rows={mine} roving={roving} {...clocks} />
      {days.map(([day, rows]) => (
        <Group key={day} title={day} count={dayCount(rows, t)} rows={rows} roving={roving} {...clocks} />
      ))}
    </div>
  );
}
