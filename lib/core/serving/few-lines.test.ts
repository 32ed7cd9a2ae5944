import { expect, test } from 'vitest';
import { limitLines } from './few-lines.ts';

test('a thousand failures in a second are one line, and the next says how many there were', () => {
  const lines: string[] = [];
  let clock = 0;
  const log = limitLines(
    (line) => lines.push(line),
    () => clock,
  );
  for (let i = 0; i < 1000; i++) log('down');
  expect(lines).toEqual(['down']);
  clock = 1001;
  log('still down');
  expect(lines).toEqual(['down', 'still down (999 more before this)']);
});
