import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RefusalKind, Result } from '#lib/core/result.ts';
import type { Content } from '#lib/text/schema.ts';
import type { VerbResult, SaveInput } from '#lib/releases/schema.ts';
import type { Kept } from './keep.ts';
import { Saver } from './saver.ts';

const content = (headline: string): Content => ({
  headline,
  subheadlines: [],
  dateline: '',
  body: { type: 'doc' },
  endMark: '***',
});
const theirs = (version: number, headline: string, part: Partial<Content> = {}) => ({
  version,
  content: { ...content(headline), ...part },
  changedBy: 'editor@demo.example',
  changedAt: new Date('2026-11-29T09:00:00Z'),
});
const refusal = (kind: RefusalKind): Result<VerbResult> => ({
  ok: false,
  kind,
  reasons: [{ code: kind, message: kind }],
});

function setUp() {
  let kept: Kept | null = null;
  let stored: Kept | null = null;
  let hasRoom = true;
  const answers: (Result<VerbResult> | Error)[] = [];
  const inputs: SaveInput[] = [];
  const onShow = vi.fn();
  const onStale = vi.fn();
  const save = vi.fn(async (input: SaveInput): Promise<Result<VerbResult>> => {
    inputs.push(input);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? { ok: true, value: { releaseId: 'r', version: input.version + 1, state: 'draft' } };
  });
  const saver = new Saver({
    releaseId: 'r',
    version: 3,
    content: content('first'),
    screen: { save, onShow, onStale },
    keep: {
      write: (k) => {
        if (hasRoom) kept = k;
        return hasRoom;
      },
      clear: () => {
        kept = null;
      },
      leave: () => {
        [stored, kept] = [kept, null];
      },
      isMine: () => false,
    },
  });
  const room = (has: boolean) => {
    hasRoom = has;
  };
  return { saver, answers, inputs, save, onShow, onStale, room, kept: () => kept, stored: () => stored };
}

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

describe('another person’s text', () => {
  test('is never overwritten: a stale save stops, keeps mine, and asks for theirs', async () => {
    const { saver, answers, onStale, save, kept } = setUp();
    answers.push(refusal('stale'));
    saver.change({ headline: 'mine' });
    expect(await saver.flush()).toBe(false);
    expect(onStale).toHaveBeenCalledOnce();
    saver.notice(theirs(4, 'theirs'), true);
    saver.change({ headline: 'mine, longer' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(save).toHaveBeenCalledOnce();
    expect(saver.content.headline).toBe('mine, longer');
    expect(kept()).toMatchObject({ version: 3, content: content('mine, longer') });
  });

  test('replaces mine on the screen when nothing of mine is unsaved', () => {
    const { saver, onShow } = setUp();
    saver.notice(theirs(5, 'theirs'), true);
    expect(onShow).toHaveBeenCalledExactlyOnceWith(content('theirs'));
    expect(saver.version).toBe(5);
  });

  test('that is older than mine is ignored', async () => {
    const { saver, onShow } = setUp();
    saver.change({ headline: 'mine' });
    await saver.flush();
    saver.notice(theirs(3, 'first'), true);
    expect(onShow).not.toHaveBeenCalled();
    expect(saver.content.headline).toBe('mine');
  });

  test('my own save is not another person’s text, even if the page has it before its answer arrives', async () => {
    const { saver, onShow } = setUp();
    saver.change({ headline: 'mine' });
    const saving = saver.flush();
    saver.notice(theirs(4, 'mine'), true);
    await saving;
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    expect(onShow).not.toHaveBeenCalled();
  });

  test('that does not collide with mine is merged, and the merged text is saved on its version', async () => {
    const { saver, answers, inputs, onShow } = setUp();
    answers.push(refusal('stale'));
    saver.change({ headline: 'mine' });
    await saver.flush();
    saver.notice(theirs(7, 'first', { dateline: 'Quay: May 1, 2026' }), true);
    const merged = { ...content('mine'), dateline: 'Quay: May 1, 2026' };
    expect(onShow).toHaveBeenCalledExactlyOnceWith(merged);
    await vi.advanceTimersByTimeAsync(1000);
    expect(inputs.at(-1)).toEqual({ releaseId: 'r', version: 7, content: merged });
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
  });

  test('is merged with what is being typed, before a save was refused', async () => {
    const { saver, inputs } = setUp();
    saver.change({ headline: 'mine' });
    saver.notice(theirs(4, 'first', { endMark: '-30-' }), true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(inputs).toEqual([{ releaseId: 'r', version: 4, content: { ...content('mine'), endMark: '-30-' } }]);
  });

  test('of later is compared with what this screen saved, not with how it began', async () => {
    const { saver } = setUp();
    saver.change({ headline: 'saved' });
    await saver.flush();
    saver.change({ dateline: 'mine' });
    saver.notice(theirs(9, 'theirs'), true);
    expect([saver.content.headline, saver.content.dateline, saver.meeting]).toEqual(['theirs', 'mine', null]);
  });

  test('is my own where the answer to my save was lost', async () => {
    const { saver, answers, inputs } = setUp();
    answers.push(new TypeError('the line broke'));
    saver.change({ headline: 'mine' });
    await saver.flush();
    saver.change({ headline: 'mine, longer' });
    saver.notice(theirs(4, 'mine'), true);
    await saver.flush();
    expect([saver.meeting, inputs.at(-1)?.version, inputs.at(-1)?.content.headline]).toEqual([null, 4, 'mine, longer']);
  });

  test('leaves mine where I may write no longer', async () => {
    const { saver, onShow } = setUp();
    saver.change({ headline: 'mine' });
    saver.notice(theirs(4, 'first', { endMark: '-30-' }), false);
    expect([saver.snapshot().kind, saver.content.headline]).toEqual(['stale', 'mine']);
    expect(onShow).not.toHaveBeenCalled();
  });
});

describe('texts that collide', () => {
  function collided() {
    const test = setUp();
    test.saver.change({ headline: 'mine', endMark: '-30-' });
    test.saver.notice(theirs(4, 'theirs', { endMark: '###', dateline: 'Quay: May 1, 2026' }), true);
    return test;
  }

  test('wait for a choice: nothing is sent, mine is kept as of its own version, the rest is merged', async () => {
    const { saver, save, kept } = collided();
    expect(saver.snapshot()).toEqual({ kind: 'colliding', isKept: true });
    expect(saver.meeting?.collisions.map(({ field }) => field)).toEqual(['headline', 'endMark']);
    expect(saver.content).toMatchObject({ headline: 'mine', endMark: '-30-', dateline: 'Quay: May 1, 2026' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await saver.flush()).toBe(false);
    expect(save).not.toHaveBeenCalled();
    expect(kept()).toMatchObject({ version: 3, content: { headline: 'mine' } });
  });

  test('are saved after the last choice, with what was written meanwhile', async () => {
    const { saver, inputs } = collided();
    saver.choose(0, 'theirs');
    expect([saver.snapshot().kind, saver.content.headline]).toEqual(['colliding', 'theirs']);
    saver.change({ dateline: 'Quay: May 2, 2026' });
    saver.choose(1, 'mine');
    await vi.advanceTimersByTimeAsync(0);
    const chosen = { ...content('theirs'), endMark: '-30-', dateline: 'Quay: May 2, 2026' };
    expect(inputs).toEqual([{ releaseId: 'r', version: 4, content: chosen }]);
    expect([saver.snapshot().kind, saver.meeting]).toEqual(['saved', null]);
  });

  test('meet a still newer text once they are settled', async () => {
    const { saver, inputs } = collided();
    saver.notice(theirs(5, 'theirs', { endMark: '###', dateline: 'Quay: May 3, 2026' }), true);
    saver.choose(0, 'mine');
    saver.choose(1, 'theirs');
    await vi.advanceTimersByTimeAsync(0);
    expect(
      inputs.map(({ version, content: { headline, endMark, dateline } }) => [version, headline, endMark, dateline]),
    ).toEqual([[5, 'mine', '###', 'Quay: May 3, 2026']]);
  });

  test('can be set aside as a whole', () => {
    const { saver, stored } = collided();
    expect(saver.setAside()).toBe(true);
    expect([saver.meeting, stored()?.content.headline]).toEqual([null, 'mine']);
  });
});
