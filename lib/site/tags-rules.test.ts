import { expect, test } from 'vitest';
import { tag, tagsOf, tagsOfChange, tagsOfVoid, removesText } from './tags-rules.ts';

const changed = {
  id: 'new',
  series: 'pr',
  period: '2021-11',
  number: 198,
  publishedAt: [new Date('2021-11-23T19:30:00Z')],
  timeZone: 'Asia/Karachi',
};

test('a publication makes its page, translations, lists and every 404 stale', () => {
  expect(tagsOf(changed)).toEqual(
    expect.arrayContaining([
      tag.release('new'),
      tag.number('pr', '2021-11', 198),
      tag.latest,
      tag.calendar,
      tag.series('pr'),
      tag.period('pr', '2021-11'),
      tag.register,
      tag.registerOf('pr', '2021-11'),
      tag.missing,
    ]),
  );
});

test('a number without a release makes the register, its period and every 404 stale', () => {
  const tags = tagsOfVoid({ series: 'pr', period: '2021-11' });
  expect(tags).toEqual([tag.register, tag.registerOf('pr', '2021-11'), tag.period('pr', '2021-11'), tag.missing]);
});

test('the day is the house’s: half past midnight in Karachi is already the next', () => {
  expect(tagsOf(changed)).toContain(tag.day('2021-11-24'));
});

test('a later translation makes the day of its original stale', () => {
  const publishedAt = [...changed.publishedAt, new Date('2021-12-01T08:00:00Z')];
  expect(tagsOf({ ...changed, publishedAt })).toEqual(
    expect.arrayContaining([tag.day('2021-11-24'), tag.day('2021-12-01')]),
  );
});

test('a register entry names the pages of its release and neighbours; without a release, those of its number', () => {
  const { id, publishedAt, timeZone, ...place } = changed;
  const release = {
    id,
    publishedAt,
    neighbours: [
      { period: '2021-11', number: 197 },
      { period: '2021-12', number: 1 },
    ],
  };
  const tags = tagsOfChange({ ...place, kind: 'published', release }, timeZone);
  expect(tags).toEqual([...tagsOf(changed), tag.number('pr', '2021-11', 197), tag.number('pr', '2021-12', 1)]);
  expect(tagsOfChange({ ...place, kind: 'void', release: null }, timeZone)).toEqual(tagsOfVoid(place));
});

test('a withdrawal drops its pages; any other change keeps them as a last resort', () => {
  const kinds = [
    'published',
    'corrected',
    'withdrawn',
    'reinstated',
    'archived',
    'reserved',
    'void',
    'begins',
    'absent',
  ];
  expect(kinds.filter((kind) => removesText({ kind }))).toEqual(['withdrawn']);
});
