import { expect, test, vi } from 'vitest';
import { keepable } from './kept-answer.ts';

const answer = (headers: Record<string, string>) =>
  keepable(new Response('x', { headers: { 'Cache-Control': 'public, max-age=0, s-maxage=2', ...headers } }));

test('an answer that names its end is fresh until then, and never longer than without one', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-28T18:58:30Z') });
  try {
    const tagged = { 'Cache-Tag': 'house' };
    const freshUntil = async (end: string) => (await answer({ ...tagged, Expires: end })).freshFor;
    expect((await answer(tagged)).freshFor).toBe(600_000);
    expect(await freshUntil('Sat, 28 Nov 2026 19:00:00 GMT')).toBe(90_000);
    expect(await freshUntil('Sun, 29 Nov 2026 19:00:00 GMT')).toBe(600_000);
    expect(await freshUntil('Sat, 28 Nov 2026 18:00:00 GMT')).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
