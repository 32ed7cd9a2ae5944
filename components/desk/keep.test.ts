import { beforeEach, expect, test, vi } from 'vitest';
import type { Content } from '#lib/releases/schema.ts';
import { asideOf, keepFor } from './keep.ts';

const text = (headline: string) => {
  const content: Content = { headline, subheadlines: [], dateline: '', body: { type: 'doc' }, endMark: '' };
  return { version: 1, content, at: '2026-11-24T00:00:00Z' };
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

test('a text that a crash left is found by its writer, and stays until they drop it', () => {
  keepFor('me', 'r').write(text('left'));
  expect(asideOf('me', 'r').find()).toEqual(text('left'));
  expect(asideOf('me', 'r').find()).toEqual(text('left'));
  expect(asideOf('me', 'r').drop()).toBeNull();
  expect(asideOf('me', 'r').find()).toBeNull();
});

test('typing after a crash does not write over what the crash left', () => {
  keepFor('me', 'r').write(text('left'));
  asideOf('me', 'r').find();
  keepFor('me', 'r').write(text('new'));
  expect(asideOf('me', 'r').find()).toEqual(text('new'));
  expect(asideOf('me', 'r').drop()).toEqual(text('left'));
});

test('a saved text is not offered again, and nobody else’s ever is', () => {
  const keep = keepFor('me', 'r');
  keep.write(text('saved'));
  keep.clear();
  keepFor('me', 'r').write(text('mine'));
  expect(asideOf('somebody', 'r').find()).toBeNull();
  expect(asideOf('me', 'other').find()).toBeNull();
});

test('a browser that keeps nothing stops nobody from writing', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {},
  });
  expect(() => keepFor('me', 'r').write(text('x'))).not.toThrow();
  expect(asideOf('me', 'r').find()).toBeNull();
});
