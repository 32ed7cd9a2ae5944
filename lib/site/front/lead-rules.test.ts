import { expect, test } from 'vitest';
import { beginningOf } from './lead-rules.ts';

test('a short text is whole, on one line', () => {
  expect(beginningOf(' One line.\nAnother.\n\nA paragraph. ')).toBe('One line. Another. A paragraph.');
  expect(beginningOf('')).toBe('');
});

test('a long text ends at the end of a word, without the comma before the ellipsis', () => {
  expect(beginningOf(`${'word, '.repeat(100)}end`)).toMatch(/^(?:word, ){69}word …$/);
  expect(beginningOf('x'.repeat(500))).toBe(`${'x'.repeat(420)} …`);
});
