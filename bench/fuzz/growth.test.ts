import { expect, test } from 'vitest';
import { growthOf, isSteep } from './growth.ts';
import { subjects } from './subjects.ts';

const kinds = subjects.flatMap((subject) => Object.keys(subject.shapes).map((shape) => ({ subject, shape })));

test.each(kinds)('$subject.name: $shape takes no more than its share of work', async ({ subject, shape }) => {
  const look = async () => isSteep(await growthOf(subject, shape, subject.most / 10));
  // Another process can slow down one reading. A steep reader is steep each time.
  expect((await look()) && (await look()) && (await look())).toBe(false);
});

test('a reader of quadratic time is detected', async () => {
  const careless = {
    name: 'careless',
    most: 150_000,
    shapes: { any: (size: number) => 'a'.repeat(size) },
    read: (text: string) => [...text].map((_, at) => text.slice(0, at).lastIndexOf('b')),
  };
  expect(isSteep(await growthOf(careless, 'any', careless.most))).toBe(true);
});
