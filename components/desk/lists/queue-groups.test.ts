import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { dayCount, numbersOf, queueOf } from './queue-groups-rules.ts';

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

  it('says which numbers a day brought, once each', () => {
    const numbered = (...numbers: number[]) =>
      numbers.map((number) => item('1', { number, label: `PR No.${number}`, edition: 1 }));
    expect(dayCount(numbered(196, 194, 195, 195), t)).toBe('4 published · Nos 194–196');
    expect(dayCount(numbered(197), t)).toBe('1 published · No. 197');
    expect(numbersOf(numbered(188, 192, 193))).toBe('188, 192–193');
    expect(numbersOf([])).toBe('');
  });

  it('says no numbers where two series have theirs, or where they lie far apart', () => {
    const one = item('1', { number: 5, label: 'PR No.5' });
    expect(numbersOf([one, item('2', { number: 6, label: 'MA No.6' })])).toBe('');
    expect(numbersOf([1, 3, 5, 7].map((number) => ({ ...one, number, label: `PR No.${number}` })))).toBe('');
  });

  it('counts no number of a draft', () => {
    expect(numbersOf([item('1', { state: 'draft', publicState: 'none' })])).toBe('');
  });
});
