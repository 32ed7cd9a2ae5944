'use client';
import { useTranslations } from 'next-intl';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { StateMark } from '#components/desk/state-mark.tsx';
import { type ShownState, stateOf } from '#components/desk/states.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { queueOf } from './queue-groups-rules.ts';
import { Headline, ReleaseRow } from './release-row.tsx';
import { useRoving } from './use-roving.ts';

type Roving = ReturnType<typeof useRoving>;
type Props = { items: DeskListItem[]; current: string; timeZone: string; now: Date };

// Only a few of the releases that are public already.
const publishedBeside = 6;

const stateOrder: ShownState[] = [
  'changes-requested',
  'submitted',
  'approved',
  'scheduled',
  'draft',
  'published',
  'withdrawn',
];

const placeOf = (state: ShownState) => stateOrder.indexOf(state);

function Row({ item, current, roving, timeZone, now }: { item: DeskListItem; roving: Roving } & Omit<Props, 'items'>) {
  const t = useTranslations('queue');
  const states = useTranslations('states');
  const times = useTimes(timeZone);
  const release = { ...item, state: stateOf(item), isCorrection: item.kind === 'correction' };
  return (
    <ReleaseRow release={release} stop={roving.row(item.id)} isCurrent={item.id === current}>
      <Headline release={release} />
      <span className="unseen">
        {item.isUrgent ? t('urgent') : ''}
        {states(release.state)}
      </span>
      {item.publishAt ? <span className="found-when">{times.short(item.publishAt, now)}</span> : null}
    </ReleaseRow>
  );
}

type GroupProps = Omit<Props, 'items'> & { title: string; rows: DeskListItem[]; roving: Roving };

/** Rows below their states, so that each takes one line. */
function Group({ title, rows, ...row }: GroupProps) {
  if (rows.length === 0) return null;
  const states = [...Map.groupBy(rows, stateOf)].sort(([a], [b]) => placeOf(a) - placeOf(b));
  return (
    <section className="group">
      <h2 className="label">
        {title}
        <span className="count"> · {rows.length}</span>
      </h2>
      {states.map(([state, items]) => (
        <div key={state} className="group-state">
          <p>
            <StateMark state={state} />
          </p>
          <ul role="list">
            {items.map((item) => (
              <Row key={item.id} item={item} {...row} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** The list beside a document: what needs the viewer, then the work of their desks. */
export function ReleaseList({ items, ...row }: Props) {
  const t = useTranslations('queue');
  const { mine, others } = queueOf(items);
  const open = others.filter(({ state }) => state !== null);
  const published = others.filter(({ state }) => state === null).slice(0, publishedBeside);
  const shown = [...mine, ...open, ...published];
  const roving = useRoving(
    shown.map(({ id }) => id),
    row.current,
  );
  return (
    <nav className="list narrow" aria-label={t('releases')} {...roving.list}>
      <Group title={t('needsYou')} rows={mine} roving={roving} {...row} />
      <Group title={t('yourDesks')} rows={[...open, ...published]} roving={roving} {...row} />
    </nav>
  );
}
