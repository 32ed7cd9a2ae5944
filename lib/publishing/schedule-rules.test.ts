import { describe, expect, it } from 'vitest';
import { stateAfterMiss, tooLate } from './schedule-rules.ts';

const now = new Date('2026-11-24T10:00:00Z');
const text = {
  deskId: 'd',
  contentHash: 'h',
  createdById: null,
  writers: [],
  approvals: [{ editorId: 'ed', contentHash: 'h' }],
  approvalsNeeded: 1,
  problems: [],
  flaws: [],
  allowsUrgent: true,
  openComments: 0,
  commentsStop: false,
  isDue: true,
  bundle: null,
  publishAt: null,
  embargoUntil: null,
  now,
};

describe('a scheduled time', () => {
  it('must be in the future, at least by a millisecond', () => {
    expect(tooLate(new Date(now.getTime() + 1), now)).toEqual([]);
    expect(tooLate(now, now).map((reason) => [reason.code, reason.field])).toEqual([['publish-at-past', 'publishAt']]);
  });

  it('that is refused names both times', () => {
    const [reason] = tooLate(new Date('2026-11-24T09:59:59Z'), now);
    expect(reason?.message).toContain('2026-11-24 09:59:59 UTC is not in the future');
    expect(reason?.message).toContain('2026-11-24 10:00:00 UTC');
  });
});

describe('a text that was due and refused', () => {
  it('stays approved while its approvals hold, else becomes a draft again', () => {
    expect(stateAfterMiss(text)).toBe('approved');
    expect(stateAfterMiss({ ...text, approvalsNeeded: 2 })).toBe('draft');
    expect(stateAfterMiss({ ...text, contentHash: 'other' })).toBe('draft');
  });
});
