import { describe, expect, test } from 'vitest';
import { actionWeights } from '#components/desk/action-weights.ts';
import { chosenAtFirst, matching, type Listed } from './palette-rules.ts';

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
