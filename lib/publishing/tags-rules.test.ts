import { expect, test } from 'vitest';
import { changesPayload, readChanges, tag, tagsOf, tagsOfVoid } from './tags-rules.ts';

const changed = {
  id: 'new',
  series: 'pr',
  period: '2021-11',
  number: 198,
  language: 'en',
  publishedAt: new Date('2021-11-23T19:30:00Z'),
  timeZone: 'Asia/Karachi',
};

test('a publication drops its own page, its translations, every list it enters, and every “nothing here”', () => {
  expect(tagsOf(changed)).toEqual(
    expect.arrayContaining([
      tag.release('new'),
      tag.number('pr', '2021-11', 198),
      tag.latest('en'),
      tag.calendar('en'),
      tag.series('pr', 'en'),
      tag.period('pr', '2021-11', 'en'),
      tag.register,
      tag.registerOf('pr', '2021-11'),
      tag.missing,
    ]),
  );
});

test('a number without a release drops the register, its period’s numbers, and every “nothing here”: a period may begin with it', () => {
  const tags = tagsOfVoid({ series: 'pr', period: '2021-11', language: 'en' });
  expect(tags).toEqual([tag.register, tag.registerOf('pr', '2021-11'), tag.period('pr', '2021-11', 'en'), tag.missing]);
});

test('the day is the house’s: half past midnight in Karachi is already the next', () => {
  expect(tagsOf(changed)).toContain(tag.day('en', '2021-11-24'));
});

test('another language’s lists are left alone', () => {
  expect(
    tagsOf(changed)
      .filter((t) => t.startsWith('list:'))
      .every((t) => t.endsWith(':en') || t.includes(':en:')),
  ).toBe(true);
});

test('a payload comes back as it was sent; one too long or spoilt drops everything', () => {
  expect(readChanges(changesPayload(tagsOf(changed)))).toEqual(tagsOf(changed));
  expect(readChanges(changesPayload(Array.from({ length: 1000 }, (_, i) => `release:${i}`)))).toEqual(['*']);
  for (const spoilt of ['', '{', '{"tags":"x"}', '{"tags":[1]}', 'null']) expect(readChanges(spoilt)).toEqual(['*']);
});
