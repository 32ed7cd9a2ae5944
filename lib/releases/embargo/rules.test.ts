import { describe, expect, it } from 'vitest';
import { objectionsToEmbargo } from './rules.ts';
import { needs, objectionsOfEmbargo, type TextFacts } from '#lib/releases/needs-rules.ts';
import { setEmbargoSchema } from '#lib/releases/schema.ts';

const now = new Date('2026-11-27T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const facts = (changes: Partial<TextFacts> = {}): TextFacts => ({
  deskId: 'd',
  contentHash: 'h',
  createdById: null,
  writers: [],
  approvals: [],
  approvalsNeeded: 1,
  problems: [],
  flaws: [],
  allowsUrgent: true,
  openComments: 0,
  commentsStop: false,
  isDue: false,
  bundle: null,
  publishAt: null,
  embargoUntil: null,
  now,
  ...changes,
});
const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe('the end of an embargo', () => {
  it('lies in the future when it is set, at least by a millisecond', () => {
    expect(objectionsToEmbargo(later(1), facts())).toEqual([]);
    expect(codes(objectionsToEmbargo(now, facts()))).toEqual(['embargo-past']);
  });

  it('is not after the time of a schedule; at that time is early enough', () => {
    const publishAt = later(60_000);
    expect(objectionsToEmbargo(publishAt, facts({ publishAt }))).toEqual([]);
    const [objection] = objectionsToEmbargo(later(60_001), facts({ publishAt }));
    expect(objection).toMatchObject({ code: 'embargo-after-schedule', field: 'until' });
  });
});

describe('an embargo', () => {
  it('holds its text until it ends, and not a millisecond longer', () => {
    const embargoUntil = later(1);
    expect(codes(objectionsOfEmbargo(embargoUntil, now))).toEqual(['embargo']);
    expect(objectionsOfEmbargo(embargoUntil, embargoUntil)).toEqual([]);
    expect(codes(needs['embargo-over']({} as never, facts({ embargoUntil })))).toEqual(['embargo']);
    expect(needs['embargo-over']({} as never, facts({ embargoUntil, now: embargoUntil }))).toEqual([]);
  });

  it('says until when, and what to do', () => {
    expect(objectionsOfEmbargo(later(60_000), now)[0]?.message).toBe(
      'An embargo holds this text until 2026-11-27 12:01 UTC: lift it first, or choose a later time.',
    );
  });

  it('has terms that can be seen, and no more than 500 characters of them', () => {
    const input = { releaseId: '01900000-0000-7000-8000-000000000000', version: 1, until: '2099-01-01T10:00:00+05:00' };
    const problems = (terms: string) =>
      setEmbargoSchema.safeParse({ ...input, terms }).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(problems('Accredited press; not before the end.')).toEqual([]);
    for (const terms of ['', ' \u200b\u2060\u00ad ', 'x'.repeat(501), 'to \u202eall'])
      expect(problems(terms)).toEqual(['terms']);
  });
});
