import { beforeEach, expect, test, vi } from 'vitest';
import type { Content } from '#lib/text/schema.ts';
import { dropText, isStillKept, keepFor, keptTexts } from './keep.ts';

const text = (headline: string, minute = 0) => {
  const content: Content = { headline, subheadlines: [], dateline: '', body: { type: 'doc' }, endMark: '' };
  return { version: 1, content, at: `2026-11-24T00:0${minute}:00Z` };
};
const headlines = (userId: string, releaseId?: string) =>
  keptTexts(userId, releaseId).map(({ content }) => content.headline);

/** Stands in for `localStorage`: its keys are its own properties and its methods are not. */
class Store {
  [key: string]: unknown;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Store());
});

test('a crash leaves the text to its writer, until they drop it', () => {
  expect(keepFor('me', 'r').write(text('left'))).toBe(true);
  expect(headlines('me', 'r')).toEqual(['left']);
  const [left] = keptTexts('me', 'r');
  expect(left && isStillKept(left)).toBe(true);
  dropText(left?.key ?? '');
  expect(headlines('me', 'r')).toEqual([]);
  expect(left && isStillKept(left)).toBe(false);
});

test('a tab that saves or writes does not touch other tabs’ texts', () => {
  const [first, second] = [keepFor('me', 'r'), keepFor('me', 'r')];
  first.write(text('first', 1));
  second.write(text('second', 2));
  expect(headlines('me', 'r')).toEqual(['second', 'first']);
  second.clear();
  expect(headlines('me', 'r')).toEqual(['first']);
});

test('a screen knows its own text among others', () => {
  const mine = keepFor('me', 'r');
  mine.write(text('mine', 1));
  keepFor('me', 'r').write(text('other', 2));
  expect(keptTexts('me', 'r').map(({ key }) => mine.isMine(key))).toEqual([false, true]);
});

test('every text that was set aside stays, and typing continues beside them', () => {
  const keep = keepFor('me', 'r');
  for (let minute = 1; minute < 9; minute++) {
    keep.write(text(`text ${minute}`, minute));
    keep.leave();
  }
  keep.write(text('now', 9));
  keep.clear();
  expect(headlines('me', 'r')).toHaveLength(8);
});

test('nobody else’s text is ever offered, and every release of one’s own is', () => {
  keepFor('me', 'r').write(text('mine', 1));
  keepFor('me', 'other').write(text('of another', 2));
  expect(headlines('somebody', 'r')).toEqual([]);
  expect(headlines('me', 'third')).toEqual([]);
  expect(keptTexts('me').map(({ releaseId }) => releaseId)).toEqual(['other', 'r']);
});

test('a text stored under the older key is offered', () => {
  localStorage.setItem('pressmark:text:me:r', JSON.stringify(text('older')));
  expect(headlines('me', 'r')).toEqual(['older']);
});

test('without storage the status says so, and writing goes on', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => {
      throw new Error('forbidden');
    },
  });
  const keep = keepFor('me', 'r');
  expect(keep.write(text('x'))).toBe(false);
  expect(() => keep.clear()).not.toThrow();
  expect(headlines('me', 'r')).toEqual([]);
});

test('a browser that has no storage at all stops nobody either', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(keepFor('me', 'r').write(text('x'))).toBe(false);
  expect(headlines('me')).toEqual([]);
});
