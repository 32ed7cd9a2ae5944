import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import { periodWordsIn } from './use-period-words.ts';

const english = periodWordsIn('en', createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'periods' }));

it('a period and its restart in words', () => {
  expect(english.restart({ period: 'month', firstMonth: 1 })).toBe('each month');
  expect(english.restart({ period: 'fiscal-year', firstMonth: 7 })).toBe('each fiscal year, from July');
  expect(english.place('month', { key: '2026-11', start: '2026-11-01' })).toBe('November 2026');
  expect(english.place('fiscal-year', { key: '2026-2027', start: '2026-07-01' })).toBe('the fiscal year 2026-2027');
  expect(english.place('manual', { key: 'r2', start: '2026-11-24' })).toBe('the run r2');
});

it('a period by its key has its month by name', () => {
  expect(['2026-11', '2026-2027', '2026', 'r2', ''].map(english.called)).toEqual([
    'November 2026',
    '2026-2027',
    '2026',
    'r2',
    '',
  ]);
});

it('the day on which the numbers begin at 1 again, if there is one', () => {
  expect(english.again('month', '2026-12-01')).toBe('From 1 again on 1 December 2026.');
  expect(english.again('manual', null)).toBe('From 1 again when an administrator restarts it.');
  expect(english.again('none', null)).toBe('The numbers never begin at 1 again.');
});
