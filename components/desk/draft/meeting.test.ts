// Another person's text, and mine.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { content, refusal, setUp, theirs } from '#test/harness/saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
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
    answers.push(new TypeError('the line broke'), refusal('stale'));
    saver.change({ headline: 'mine' });
    await saver.flush();
    saver.change({ headline: 'mine, longer' });
    await saver.flush();
    saver.notice(theirs(4, 'mine'), true);
    await saver.flush();
    expect([saver.meeting, inputs.at(-1)?.version, inputs.at(-1)?.content.headline]).toEqual([null, 4, 'mine, longer']);
  });

  test('that brings back what I saved before is theirs all the same', async () => {
    const { saver } = setUp();
    saver.change({ headline: 'saved' });
    await saver.flush();
    saver.notice(theirs(5, 'theirs'), true);
    saver.change({ dateline: 'mine' });
    saver.notice(theirs(6, 'saved'), true);
    expect([saver.content.headline, saver.content.dateline]).toEqual(['saved', 'mine']);
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
