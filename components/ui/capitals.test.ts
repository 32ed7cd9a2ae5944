import { expect, test } from 'vitest';
import { isCapitals } from './capitals.ts';

test('a headline in capitals may have figures, signs and one small letter', () => {
  expect(isCapitals('PM’s ADDRESS AT THE UNITED NATION’S HIGH-LEVEL MEETING, 2021')).toBe(true);
  expect(isCapitals('WE MUST TAKE A UNIFIED APPROACH: AMBASSADOR AAMIR KHAN')).toBe(true);
});

test('an ordinary headline, an abbreviation and a script without cases are left alone', () => {
  expect(isCapitals('United Nations adopts resolution 74/176')).toBe(false);
  expect(isCapitals('WTO')).toBe(false);
  expect(isCapitals('وزیراعظم کا خطاب')).toBe(false);
});
