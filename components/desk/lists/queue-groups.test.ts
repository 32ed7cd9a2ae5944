import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { dayCount, queueOf } from './queue-groups-rules.ts';

const item = (id: string, changes: Partial<DeskListItem> = {}): DeskListItem => ({
  id,
  headline: 'Demonstration',
  state: null,
  kind: null,
  publicState: 'published',
  label: null,
  number: null,
  edition: 0,
  language: 'en',
  deskName: 'Desk',
  changedAt: new Date(`2026-11-2${id}T10:00:00Z`),
  changedBy: 'Officer',
  why: null,
  assignee: null,
  publishAt: null,
  embargoUntil: null,
  isUrgent: false,
  ...changes,
});

const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'queue' });

describe('the queue', () => {
  it('begins with what needs the viewer, the most pressing first, and goes on with the newest', () => {
    const items = [
      item('1'),
      item('2', { why: 'draft' }),
      item('3', { why: 'missed' }),
      item('4'),
      item('5', { why: 'draft' }),
    ];
    const { mine, others } = queueOf(items);
    expect(mine.map(({ id }) => id)).toEqual(['3', '5', '2']);
    expect(others.map(({ id }) => id)).toEqual(['4', '1']);
  });

  it('counts what a day brought', () => {
    const day = [item('1'), item('2', { state: 'draft' }), item('3', { publicState: 'withdrawn' }), item('4')];
    expect(dayCount(day, t)).toBe('2 published · 1 in hand · 1 withdrawn');
    expect(dayCount([item('1')], t)).toBe('1 published');
  });
});
