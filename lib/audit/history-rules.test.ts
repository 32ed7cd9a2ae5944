import { describe, expect, it } from 'vitest';
import { eventDetails, eventWords } from './history-rules.ts';

const eventDetail = (type: string, data: object) =>
  eventDetails(type, data)
    .map(({ message }) => message)
    .join(' · ');

describe('a publication in the history', () => {
  const data = { label: 'PR No.7', approvedHash: 'h' };

  it('says only its number if an editor published it by hand', () => {
    expect(eventDetail('release.published', data)).toBe('PR No.7');
  });

  it('says its scheduled time', () => {
    const scheduled = { ...data, scheduledFor: '2026-11-24T05:00:00.000Z' };
    expect(eventDetail('release.published', scheduled)).toBe('PR No.7 · as scheduled for 2026-11-24 05:00 UTC');
  });

  it('says that it had no approval, and why it could not wait', () => {
    const urgent = { label: 'PR No.7', urgentReason: 'A flood.' };
    expect(eventDetail('release.published', urgent)).toBe('PR No.7 · urgently, without an approval: A flood.');
    expect(eventDetail('release.corrected', { note: 'The river.', urgentReason: 'A flood.' })).toBe(
      'The river. · urgently, without an approval: A flood.',
    );
  });
});

describe('a schedule in the history', () => {
  it('says its time, and why it was not kept', () => {
    expect(eventDetail('draft.scheduled', { publishAt: '2026-11-24T05:00:00.000Z' })).toBe('for 2026-11-24 05:00 UTC');
    expect(eventWords('draft.schedule-missed')).toBe('Not published at its time');
    expect(eventDetail('draft.schedule-missed', { reason: 'It was withdrawn.' })).toBe('It was withdrawn.');
  });
});
