// A desk’s calendar in the form that calendar programs read (RFC 5545).
import 'server-only';
import ical, { ICalCalendarMethod, ICalEventClass, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { oneLine } from '#lib/core/seen-rules.ts';
import type { EventState } from './rules.ts';
import type { Planned } from './schedule.ts';

const statuses: Record<EventState, ICalEventStatus> = {
  provisional: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** Of whatever is not public yet. */
const scheduled = { status: ICalEventStatus.CONFIRMED, class: ICalEventClass.CONFIDENTIAL };

const textEvent = (text: Planned['texts'][number], origin: string): ICalEventData => ({
  ...scheduled,
  id: `draft-${text.id}`,
  sequence: text.version,
  start: text.publishAt ?? text.updatedAt,
  stamp: text.updatedAt,
  summary: oneLine(`${text.kind === 'correction' ? 'Correction' : 'Scheduled'}: ${text.headline}`),
  url: `${origin}/desk/releases/${text.releaseId}`,
});

const embargoEvent = (text: Planned['embargoes'][number], origin: string): ICalEventData => ({
  ...scheduled,
  id: `embargo-${text.id}`,
  sequence: text.version,
  start: text.embargoUntil ?? text.updatedAt,
  stamp: text.updatedAt,
  summary: oneLine(`Embargo ends: ${text.headline}`),
  url: `${origin}/desk/releases/${text.releaseId}`,
});

const bundleEvent = (bundle: Planned['bundles'][number], origin: string): ICalEventData => ({
  ...scheduled,
  id: `bundle-${bundle.id}`,
  sequence: bundle.version,
  start: bundle.publishAt ?? bundle.updatedAt,
  stamp: bundle.updatedAt,
  summary: oneLine(`Bundle of ${bundle.size}: ${bundle.name}`),
  url: `${origin}/desk/bundles`,
});

const diaryEvent = (event: Planned['events'][number]): ICalEventData => ({
  id: `diary-${event.id}`,
  status: statuses[event.state as EventState],
  class: event.audience === 'accredited' ? ICalEventClass.PRIVATE : ICalEventClass.PUBLIC,
  sequence: event.version,
  start: event.startsAt,
  ...(event.endsAt ? { end: event.endsAt } : {}),
  stamp: event.updatedAt,
  summary: oneLine(event.title, 200),
  ...(event.place ? { location: oneLine(event.place, 200) } : {}),
  description: event.audience === 'accredited' ? 'Accredited press only.' : 'All may come.',
});

/**
 * A calendar as text. Times are in UTC. An entry keeps its UID, and its SEQUENCE grows with every
 * change.
 * @param host makes UIDs the house's own
 */
export function icsOf(name: string, origin: string, { texts, embargoes, bundles, events }: Planned): string {
  const { host } = new URL(origin);
  const all = [
    ...texts.map((text) => textEvent(text, origin)),
    ...embargoes.map((text) => embargoEvent(text, origin)),
    ...bundles.map((bundle) => bundleEvent(bundle, origin)),
    ...events.map(diaryEvent),
  ];
  return ical({
    name: oneLine(name),
    prodId: { company: 'Pressmark', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    events: all.map((event) => ({ ...event, id: `${event.id}@${host}` })),
  }).toString();
}
