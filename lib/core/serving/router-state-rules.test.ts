import { expect, test } from 'vitest';
import { isRouterState } from './router-state-rules.ts';

test('what a page of ours says it shows is taken, anything else is not', () => {
  const state = [
    '',
    { children: ['desk', { children: [['id', '1', 'd'], { children: ['__PAGE__', {}] }] }] },
    null,
    null,
    true,
  ];
  expect(isRouterState(encodeURIComponent(JSON.stringify(state)))).toBe(true);
  expect(isRouterState(undefined)).toBe(true);
  for (const odd of ['x', '%', '[]', '{}', 'null', '["a"]', '["a",{"children":1}]', '[1,{}]', ''])
    expect([odd, isRouterState(odd)]).toEqual([odd, false]);
});
