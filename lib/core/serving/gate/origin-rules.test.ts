import { expect, test } from 'vitest';
import { isOwnOrigin } from './origin-rules.ts';

test('the newsroom’s own origin is that of its address, and no other', () => {
  const own = 'https://press.demo.example/newsroom';
  expect(isOwnOrigin('https://press.demo.example', own)).toBe(true);
  for (const origin of [
    'null',
    '',
    'x',
    'http://press.demo.example',
    'https://press.demo.example:8443',
    'https://elsewhere.demo.example',
    'https://press.demo.example.elsewhere.demo.example',
    'https://xpress.demo.example',
    'http://localhost:3000',
  ])
    expect(isOwnOrigin(origin, own), origin).toBe(false);
});

test('all names of this machine are one origin, at one port', () => {
  const own = 'http://localhost:3000';
  for (const origin of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost:3000'])
    expect(isOwnOrigin(origin, own), origin).toBe(true);
  for (const origin of ['http://127.0.0.1:3001', 'https://127.0.0.1:3000', 'http://127.0.0.1.demo.example:3000'])
    expect(isOwnOrigin(origin, own), origin).toBe(false);
});
