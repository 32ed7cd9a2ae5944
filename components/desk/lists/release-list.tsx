'use client';
import Link from 'next/link';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { StateMark, UrgentMark } from '#components/desk/state-mark.tsx';
import { stateOf, stateWords } from '#components/desk/states.ts';
import { isSameDay, shortTime } from '#components/desk/times.ts';
import { walk } from './walk.ts';

type Props = { items: DeskListItem[]; current?: string; timeZone: string; now: Date };

// Beside a document the list shows current work, and only a few of the releases published before.
const publishedBeside = 6;

function Row({ item, current, timeZone, now }: { item: DeskListItem } & Omit<Props, 'items'>) {
  const state = stateOf(item);
  const word = item.publishAt
    ? `${stateWords[state]} for ${shortTime(item.publishAt, now, timeZone)}`
    : stateWords[state];
  const label = item.label ?? (item.kind === 'correction' ? 'Correction' : word);
  return (
    <li>
      <Link
        href={`/desk/releases/${item.id}`}
        className="item"
        aria-current={item.id === current ? 'page' : undefined}
        prefetch={false}
      >
        <span
          className="item-title"
          lang={item.language}
          dir={directionOf(item.language)}
          data-case={isCapitals(item.headline) ? 'capitals' : undefined}
        >
          {item.headline || <em lang="en">No headline yet</em>}
        </span>
        <span className="item-line">
          <StateMark state={state} label={label} />
          {item.isUrgent ? <UrgentMark>urgent</UrgentMark> : null}
          <span className="item-desk">{item.deskName}</span>
          <span className="item-when">
            <span className="item-by">{item.changedBy}, </span>
            {shortTime(item.changedAt, now, timeZone)}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Group({ title, items, empty, ...rest }: { title: string; empty?: string } & Props) {
  if (items.length === 0 && !empty) return null;
  return (
    <section className="group">
      <h2 className="label">
        {title}
        {items.length > 0 ? <span className="count"> · {items.length}</span> : null}
      </h2>
      {items.length === 0 ? (
        <p className="group-empty">{empty}</p>
      ) : (
        <ul role="list">
          {items.map((item) => (
            <Row key={item.id} item={item} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** First what needs the viewer, then today's work on their desks, then the rest. */
export function ReleaseList(props: Props) {
  const { items, now, timeZone } = props;
  const mine = items.filter((item) => item.needsMe);
  const others = items.filter((item) => !item.needsMe);
  const today = others.filter((item) => isSameDay(item.changedAt, now, timeZone));
  const open = others.filter((item) => item.state !== null && !today.includes(item));
  const earlier = others.filter((item) => item.state === null && !today.includes(item));
  return (
    <nav
      className="list"
      aria-label="Releases"
      data-desks={new Set(items.map((item) => item.deskName)).size}
      onKeyDown={walk}
    >
      <Group
        {...props}
        title="Needs you"
        items={mine}
        empty="Nothing waits for you. What is submitted to you, or sent back to you, will stand here."
      />
      <Group {...props} title="Your desks today" items={today} />
      <Group {...props} title="In the making" items={open} />
      <Group {...props} title="Published before" items={props.current ? earlier.slice(0, publishedBeside) : earlier} />
    </nav>
  );
}
