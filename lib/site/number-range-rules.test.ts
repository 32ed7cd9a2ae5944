import { expect, test } from 'vitest';
import { isWhole, rangeInSeries, rangeOf, splitLabel } from './number-range-rules.ts';

test('a label splits at its number, whatever stands around it', () => {
  expect(splitLabel('PR No.197', 197)).toEqual({ before: 'PR No.', figures: '197', after: '' });
  expect(splitLabel('IP/21/21/X', 21)).toEqual({ before: 'IP/21/', figures: '21', after: '/X' });
  expect(splitLabel('پی آر نمبر 7', 7)).toEqual({ before: 'پی آر نمبر ', figures: '7', after: '' });
  expect(splitLabel('No.XII', 12)).toEqual({ before: '', figures: 'No.XII', after: '' });
});

test('a range has both ends once, and its series around them', () => {
  const day = { label: 'PR No.197', first: 197, last: 247, count: 51 };
  expect([rangeOf(day), rangeInSeries(day), isWhole(day)]).toEqual(['197–247', 'PR No.197–247', true]);
  expect(isWhole({ ...day, count: 50 })).toBe(false);
  expect(rangeInSeries({ label: 'GA/12/26', first: 12, last: 12, count: 1 })).toBe('GA/12/26');
});
