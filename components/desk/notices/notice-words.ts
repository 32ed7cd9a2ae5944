// What a notice says on the desk.
import type { EventName } from '#lib/notices/rules.ts';

/** The sentence of an event, with the name of the person whose act it was. */
export const noticeWords: Record<EventName, (by: string) => string> = {
  submitted: (by) => `${by} has submitted it for review.`,
  'changes-requested': (by) => `${by} has requested changes.`,
  approved: (by) => `${by} has approved it.`,
  'approval-ended': (by) => `Your approval has ended because of a change by ${by}.`,
  published: (by) => `It is public, published by ${by}.`,
  'published-urgently': (by) => `${by} has published it without an approval. It waits for a review.`,
  'urgent-reviewed': (by) => `${by} has reviewed its urgent publication.`,
  'schedule-missed': () => 'It was not published at its time.',
  'bundle-missed': () => 'The schedule of its bundle has ended. Nothing of the bundle is published.',
  assigned: (by) => `${by} has assigned it to you.`,
  'schedules-held': () => 'Nothing that is scheduled is published: the database’s clock went ahead.',
  'delivery-failed': () => 'An e-mail could not be delivered.',
};
