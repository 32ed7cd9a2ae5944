import { describe, expect, test } from 'vitest';
import { actionWeights } from '#components/desk/action-weights.ts';
import { chosenAtFirst, foundIn, type Listed } from './palette-rules.ts';

const entry = (name: string, weight: Listed['weight'] = 'light', hint = 'do'): Listed => ({ name, hint, weight });
const list = [entry('Submit for review'), entry('Releases', 'light', 'go'), entry('Discard…', 'grave')];

test('the palette does nothing on Enter before something is typed or an arrow pressed', () => {
  expect(chosenAtFirst(foundIn(list, ''), '')).toBe(-1);
  expect(chosenAtFirst(foundIn(list, '  '), '  ')).toBe(-1);
});

test('a grave action is found by its name and chosen by an arrow alone', () => {
  const found = foundIn(list, 'discard');
  expect(found).toHaveLength(1);
  expect(chosenAtFirst(found, 'discard')).toBe(-1);
});

test('what was typed chooses the first that is light, even where a grave one stands before it', () => {
  const found = foundIn([entry('Discard…', 'grave'), entry('Discarded releases', 'light', 'go')], 'disc');
  expect(found[chosenAtFirst(found, 'disc')]?.name).toBe('Discarded releases');
});

test('every word has to be there, in the name or beside it', () => {
  expect(foundIn(list, 'review submit').map(({ name }) => name)).toEqual(['Submit for review']);
  expect(foundIn(list, 'go').map(({ name }) => name)).toEqual(['Releases']);
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
