import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '#lib/core/result.ts';
import type { Content, Done, SaveInput } from '#lib/releases/schema.ts';
import { type Kept, Saver } from './saver.ts';

const content = (headline: string): Content => ({
  headline,
  subheadlines: [],
  dateline: '',
  body: { type: 'doc' },
  endMark: '***',
});
const refusal = (kind: 'stale' | 'unavailable' | 'unauthenticated' | 'other-hands' | 'invalid'): Result<Done> => ({
  ok: false,
  kind,
  reasons: [{ code: kind, message: kind }],
});

function setUp() {
  let kept: Kept | null = null;
  const answers: (Result<Done> | Error)[] = [];
  const asked: SaveInput[] = [];
  const onAdopt = vi.fn();
  const onStale = vi.fn();
  const save = vi.fn(async (input: SaveInput): Promise<Result<Done>> => {
    asked.push(input);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? { ok: true, value: { releaseId: 'r', version: input.version + 1, state: 'draft' } };
  });
  const saver = new Saver({
    releaseId: 'r',
    version: 3,
    content: content('first'),
    save,
    onAdopt,
    onStale,
    keep: {
      write: (k) => {
        kept = k;
      },
      clear: () => {
        kept = null;
      },
    },
  });
  return { saver, answers, asked, save, onAdopt, onStale, kept: () => kept };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a file on its way', () => {
  const way = () => Promise.withResolvers<boolean>();

  test('is waited for by whoever goes on with the whole text, which is then saved with it', async () => {
    const { saver, asked } = setUp();
    const { promise, resolve } = way();
    saver.expect(promise);
    const whole = saver.whole();
    await vi.advanceTimersByTimeAsync(5000);
    expect([saver.isExpecting, asked.length]).toEqual([true, 0]);
    saver.change({ attachments: [{ file: 'f', name: 'a.pdf', title: 'A' }] });
    resolve(true);
    expect(await whole).toBe('saved');
    expect([saver.isExpecting, asked.at(-1)?.content.attachments]).toEqual([
      false,
      [{ file: 'f', name: 'a.pdf', title: 'A' }],
    ]);
  });

  test('keeps no text from being saved meanwhile', async () => {
    const { saver, asked } = setUp();
    saver.expect(way().promise);
    saver.change({ headline: 'a' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map((input) => input.content.headline)).toEqual(['a']);
  });

  test('that does not arrive stops whoever waits for it, once', async () => {
    const { saver } = setUp();
    const { promise, resolve } = way();
    saver.expect(promise);
    const whole = saver.whole();
    resolve(false);
    expect(await whole).toBe('not-attached');
    expect(await saver.whole()).toBe('saved');
  });
});

describe('saving', () => {
  test('happens a second after the last key, once for all of them', async () => {
    const { saver, save, asked } = setUp();
    saver.change({ headline: 'a' });
    await vi.advanceTimersByTimeAsync(900);
    saver.change({ headline: 'ab' });
    await vi.advanceTimersByTimeAsync(999);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([{ releaseId: 'r', version: 3, content: content('ab') }]);
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    expect(saver.version).toBe(4);
  });

  test('keeps each change on this computer until the newsroom has it', async () => {
    const { saver, kept } = setUp();
    saver.change({ headline: 'a' });
    expect(kept()).toMatchObject({ version: 3, content: content('a') });
    await saver.flush();
    expect(kept()).toBeNull();
  });

  test.each([
    ['an unreachable server', new Error('fetch failed')],
    ['a stopped database', refusal('unavailable')],
  ])('keeps the text through %s and tries again by itself', async (_name, answer) => {
    const { saver, answers, kept, asked } = setUp();
    answers.push(answer);
    saver.change({ headline: 'a' });
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toEqual({ kind: 'kept', because: 'offline' });
    expect(kept()).toMatchObject({ content: content('a') });
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(2);
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    expect(kept()).toBeNull();
  });

  test.each([
    ['nobody', refusal('unauthenticated'), 'signed-out'],
    ['somebody else', refusal('other-hands'), 'other-hands'],
  ] as const)(
    'keeps the text while %s is signed in, says so, and goes on when its writer is back',
    async (_name, answer, because) => {
      const { saver, answers } = setUp();
      answers.push(answer);
      saver.change({ headline: 'a' });
      await saver.flush();
      expect(saver.snapshot()).toEqual({ kind: 'kept', because });
      await vi.advanceTimersByTimeAsync(5000);
      expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    },
  );

  test('typing during a save is saved next, on the version that the first gave', async () => {
    const { saver, asked } = setUp();
    saver.change({ headline: 'a' });
    const first = saver.flush();
    saver.change({ headline: 'ab' });
    await first;
    expect(saver.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ version, content: { headline } }) => [version, headline])).toEqual([
      [3, 'a'],
      [4, 'ab'],
    ]);
  });

  test('a text that is refused stays on screen and kept, with the reasons', async () => {
    const { saver, answers, kept } = setUp();
    answers.push(refusal('invalid'));
    saver.change({ headline: 'a' });
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toMatchObject({ kind: 'refused', reasons: [{ code: 'invalid' }] });
    expect(kept()).not.toBeNull();
  });
});

describe('somebody else’s text', () => {
  test('is never overwritten: a stale save stops, keeps mine, and asks for theirs', async () => {
    const { saver, answers, onStale, save, kept } = setUp();
    answers.push(refusal('stale'));
    saver.change({ headline: 'mine' });
    expect(await saver.flush()).toBe(false);
    expect(onStale).toHaveBeenCalledOnce();
    saver.notice({ version: 4, content: content('theirs') });
    saver.change({ headline: 'mine, longer' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(save).toHaveBeenCalledOnce();
    expect(saver.content.headline).toBe('mine, longer');
    expect(kept()).toMatchObject({ version: 3, content: content('mine, longer') });
  });

  test('is taken onto the screen when nothing of mine is unsaved', () => {
    const { saver, onAdopt } = setUp();
    saver.notice({ version: 5, content: content('theirs') });
    expect(onAdopt).toHaveBeenCalledExactlyOnceWith(content('theirs'));
    expect(saver.version).toBe(5);
  });

  test('that is older than mine is ignored', async () => {
    const { saver, onAdopt } = setUp();
    saver.change({ headline: 'mine' });
    await saver.flush();
    saver.notice({ version: 3, content: content('first') });
    expect(onAdopt).not.toHaveBeenCalled();
    expect(saver.content.headline).toBe('mine');
  });

  test('my own save, seen by the page before its answer arrives, is not taken for somebody else’s', async () => {
    const { saver, onAdopt } = setUp();
    saver.change({ headline: 'mine' });
    const saving = saver.flush();
    saver.notice({ version: 4, content: content('mine') });
    await saving;
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    expect(onAdopt).not.toHaveBeenCalled();
  });
});
