import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { content, refusal, setUp, theirs } from '#test/harness/saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a file on its way', () => {
  const way = () => Promise.withResolvers<boolean>();

  test('delays the next step until it has arrived and is saved with the text', async () => {
    const { saver, inputs } = setUp();
    const { promise, resolve } = way();
    saver.expect(promise);
    const whole = saver.whole();
    await vi.advanceTimersByTimeAsync(5000);
    expect([saver.isExpecting, inputs.length]).toEqual([true, 0]);
    saver.change({ attachments: [{ file: 'f', name: 'a.pdf', title: 'A' }] });
    resolve(true);
    expect(await whole).toBe('saved');
    expect([saver.isExpecting, inputs.at(-1)?.content.attachments]).toEqual([
      false,
      [{ file: 'f', name: 'a.pdf', title: 'A' }],
    ]);
  });

  test('does not delay saving the text', async () => {
    const { saver, inputs } = setUp();
    saver.expect(way().promise);
    saver.change({ headline: 'a' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(inputs.map((input) => input.content.headline)).toEqual(['a']);
  });

  test('that fails stops the next step once', async () => {
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
    const { saver, save, inputs } = setUp();
    saver.change({ headline: 'a' });
    await vi.advanceTimersByTimeAsync(900);
    saver.change({ headline: 'ab' });
    await vi.advanceTimersByTimeAsync(999);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(inputs).toEqual([{ releaseId: 'r', version: 3, content: content('ab') }]);
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
    ['no network', new TypeError('Failed to fetch'), 'offline'],
    ['a server that answers nothing of use', new Error('An unexpected response was received'), 'no-answer'],
    ['a stopped database', refusal('unavailable'), 'no-answer'],
    ['a server that is asked too much', refusal('throttled'), 'no-answer'],
    ['the end of the session', refusal('unauthenticated'), 'signed-out'],
  ])('keeps the text through %s, says so, and tries again by itself', async (_name, answer, because) => {
    const { saver, answers, kept, inputs } = setUp();
    answers.push(answer);
    saver.change({ headline: 'a' });
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toEqual({ kind: 'waiting', because, isKept: true });
    expect(kept()).toMatchObject({ content: content('a') });
    await vi.advanceTimersByTimeAsync(5000);
    expect(inputs).toHaveLength(2);
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
      expect(saver.snapshot()).toEqual({ kind: 'waiting', because, isKept: true });
      await vi.advanceTimersByTimeAsync(5000);
      expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    },
  );

  test('typing during a save is saved next, on the version that the first gave', async () => {
    const { saver, inputs } = setUp();
    saver.change({ headline: 'a' });
    const first = saver.flush();
    saver.change({ headline: 'ab' });
    await first;
    expect(saver.isUnsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(inputs.map(({ version, content: { headline } }) => [version, headline])).toEqual([
      [3, 'a'],
      [4, 'ab'],
    ]);
  });

  test.each(['invalid', 'forbidden', 'not-found'] as const)(
    'a text that is refused as %s stays on screen and kept, with the reasons, and nobody else is blamed',
    async (kind) => {
      const { saver, answers, kept, onStale } = setUp();
      answers.push(refusal(kind));
      saver.change({ headline: 'a' });
      expect(await saver.flush()).toBe(false);
      expect(saver.snapshot()).toMatchObject({ kind: 'refused', reasons: [{ code: kind }], isKept: true });
      expect(kept()).not.toBeNull();
      expect(onStale).not.toHaveBeenCalled();
    },
  );
});

describe('a computer without room', () => {
  const failures = [new TypeError('Failed to fetch'), ...(['unavailable', 'invalid', 'stale'] as const).map(refusal)];

  test.each(failures)('does not report the text as kept (%#)', async (answer) => {
    const { saver, answers, room } = setUp();
    room(false);
    answers.push(answer);
    saver.change({ headline: 'a' });
    await saver.flush();
    expect(saver.snapshot()).toMatchObject({ isKept: false });
  });

  test('is tried again with each change and each save, and the status follows', async () => {
    const { saver, answers, room, kept } = setUp();
    answers.push(new TypeError('offline'), new TypeError('offline'), new TypeError('offline'));
    saver.change({ headline: 'a' });
    await saver.flush();
    expect(saver.snapshot()).toMatchObject({ isKept: true });
    room(false);
    saver.change({ headline: 'ab' });
    expect(saver.snapshot()).toMatchObject({ kind: 'waiting', isKept: false });
    room(true);
    await saver.flush();
    expect(saver.snapshot()).toMatchObject({ kind: 'waiting', isKept: true });
    expect(kept()).toMatchObject({ content: content('ab') });
  });

  test('cannot set a text aside, so it stays on the screen', async () => {
    const { saver, answers, room } = setUp();
    answers.push(refusal('stale'));
    saver.change({ headline: 'mine' });
    await saver.flush();
    room(false);
    expect(saver.setAside()).toBe(false);
    expect([saver.isUnsaved, saver.content.headline]).toEqual([true, 'mine']);
    expect(saver.snapshot()).toMatchObject({ kind: 'stale', isKept: false });
  });
});

test('an unsaved text that another tab dropped is stored again', () => {
  const { saver, kept } = setUp();
  saver.change({ headline: 'a' });
  saver.keep.clear();
  saver.keepAgain();
  expect(kept()).toMatchObject({ content: content('a') });
});

test('a text that is set aside stays, and later typing does not overwrite it', async () => {
  const { saver, answers, stored, kept } = setUp();
  answers.push(refusal('conflict'));
  saver.change({ headline: 'mine' });
  await saver.flush();
  expect(saver.setAside()).toBe(true);
  saver.adopt({ version: 9, content: content('theirs') });
  saver.change({ headline: 'theirs, changed' });
  expect(stored()).toMatchObject({ content: content('mine') });
  expect(kept()).toMatchObject({ version: 9, content: content('theirs, changed') });
});

test('a screen that returns to its text continues with it, even on an older page', async () => {
  const { saver, inputs } = setUp();
  saver.change({ headline: 'a' });
  const leaving = saver.flush();
  const onShow = vi.fn();
  saver.shownBy({ save: async () => refusal('stale'), onShow, onStale: () => {} });
  saver.notice(theirs(3, 'first'), true);
  await leaving;
  expect([saver.content.headline, saver.version, inputs.length]).toEqual(['a', 4, 1]);
  expect(onShow).not.toHaveBeenCalled();
});
