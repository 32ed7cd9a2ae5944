import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { actionWeights } from '#components/desk/action-weights.ts';
import { catalogues } from '#components/words/catalogues.ts';
import { chosenAtFirst, type Listed, matching, wordsOfAnswer } from './palette-rules.ts';

const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'palette' });
const entry = (name: string, weight: Listed['weight'] = 'light', hint = 'do'): Listed => ({ name, hint, weight });
const list = [entry('Submit for review'), entry('Releases', 'light', 'go'), entry('Discard…', 'grave')];

test('the palette does nothing on Enter before something is typed or an arrow pressed', () => {
  expect(chosenAtFirst(matching(list, ''), '')).toBe(-1);
  expect(chosenAtFirst(matching(list, '  '), '  ')).toBe(-1);
});

test('a grave action is listed by its name and only an arrow chooses it', () => {
  const matches = matching(list, 'discard');
  expect(matches).toHaveLength(1);
  expect(chosenAtFirst(matches, 'discard')).toBe(-1);
});

test('a query chooses the first light action, even behind a grave one', () => {
  const matches = matching([entry('Discard…', 'grave'), entry('Discarded releases', 'light', 'go')], 'disc');
  expect(matches[chosenAtFirst(matches, 'disc')]?.name).toBe('Discarded releases');
});

test('a match has every word of the query, in its name or its hint', () => {
  expect(matching(list, 'review submit').map(({ name }) => name)).toEqual(['Submit for review']);
  expect(matching(list, 'go').map(({ name }) => name)).toEqual(['Releases']);
  expect(chosenAtFirst([], 'nothing')).toBe(-1);
});

test('the number of releases is said once the newsroom answered', () => {
  const answer = (count: number, isMore = false) => ({ releases: Array(count), isMore });
  expect(wordsOfAnswer(null, t)).toBe('');
  expect([0, 1, 2].map((count) => wordsOfAnswer(answer(count), t))).toEqual([
    'No release has this.',
    'One release.',
    '2 releases.',
  ]);
  expect(wordsOfAnswer(answer(12, true), t)).toBe('The newest 12 releases.');
  expect(wordsOfAnswer(answer(0, true), t)).toBe('Too many releases have these words.');
  expect(wordsOfAnswer('failed', t)).toContain('did not answer');
});

describe('grave', () => {
  test.each([
    'discard',
    'withdraw',
    'publish',
    'publishUrgently',
    'makeVoid',
    'reinstate',
    'restartSeries',
    'setNextNumber',
  ] as const)('is to %s', (name) => {
    expect(actionWeights[name]).toBe('grave');
  });
});
