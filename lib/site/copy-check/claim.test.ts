import { expect, test } from 'vitest';
import { claimOf, claimOfTitle } from './claim-rules.ts';

const claim = (text: string) => claimOf(text, text.split('\n'));
const sheet =
  'PR No.197\nGardens open an hour earlier\nIslamabad: November 23, 2021\n\nThe public gardens open at 8.\n';

test('number, date and headline are read, below a notice and a greeting too', () => {
  const named = { number: 197, date: '2021-11-23' };
  expect(claim(sheet)).toMatchObject({ ...named, headline: 'Gardens open an hour earlier' });
  expect(claim(`Withdrawn\nThis release was withdrawn on 29 November 2026. By mistake.\n${sheet}`)).toMatchObject(
    named,
  );
  expect(claim('Nothing of the kind.')).toMatchObject({ number: null, date: null });
});

test('addresses of releases are found, each once, and no other address', () => {
  const text = `See https://house.example/ur/releases/pr/2021/11/197. And /releases/ga/7, /releases/ga/7, /archive/2021/11/3.`;
  expect(claim(text).paths).toEqual(['/ur/releases/pr/2021/11/197', '/releases/ga/7']);
});

test('a passage of each third of the text is kept, of the longest words', () => {
  const lines = ['a b c d e', 'The extraordinary administrative responsibilities remain here a b', 'one two three'];
  expect(claimOf(lines.join('\n'), lines).phrases).toEqual([
    'a b c d e',
    'extraordinary administrative responsibilities remain here',
  ]);
});

test('the title of a sheet says its number and headline', () => {
  expect(claimOfTitle('PR No.197: Gardens: open', '2021-11-23')).toMatchObject({
    number: 197,
    headline: 'Gardens: open',
  });
  expect(claimOfTitle('GA/12', null)).toMatchObject({ number: null, headline: '' });
});
