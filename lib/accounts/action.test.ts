import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { ok, refuse } from '#lib/core/result.ts';
import { action } from './action.ts';

const refresh = vi.hoisted(() => vi.fn());
const currentActor = vi.hoisted(() => vi.fn<() => Promise<Actor | null>>());
vi.mock('next/cache', () => ({ refresh }));
vi.mock('./session.ts', () => ({ currentActor }));

const officer: Actor = { kind: 'user', id: '1', name: 'Officer', email: 'officer@demo.example', grants: [] };
const schema = z.object({
  headline: z.string().min(1, 'Write the headline.'),
  version: z.number('The version is missing.'),
});

beforeEach(() => {
  currentActor.mockResolvedValue(officer);
});
afterEach(() => {
  vi.clearAllMocks();
});

describe('a server action', () => {
  test('hands the parsed input and the session’s actor to its one command, and draws the page anew', async () => {
    const command = vi.fn(async () => ok('done'));
    const answer = await action(schema, command)({ headline: 'A', version: 1, state: 'published' });
    expect(answer).toEqual({ ok: true, value: 'done' });
    expect(command).toHaveBeenCalledExactlyOnceWith(officer, { headline: 'A', version: 1 });
    expect(refresh).toHaveBeenCalledOnce();
  });

  test('without a session runs nothing and answers with a refusal', async () => {
    currentActor.mockResolvedValue(null);
    const command = vi.fn(async () => ok('done'));
    const answer = await action(schema, command)({ headline: 'A', version: 1 });
    expect(answer).toMatchObject({ ok: false, kind: 'unauthenticated' });
    expect(command).not.toHaveBeenCalled();
  });

  test('tells every reason why an input is refused', async () => {
    const command = vi.fn(async () => ok('done'));
    const answer = await action(schema, command)({ headline: '' });
    expect(answer).toMatchObject({
      ok: false,
      kind: 'invalid',
      reasons: [
        { field: 'headline', message: 'Write the headline.' },
        { field: 'version', message: 'The version is missing.' },
      ],
    });
    expect(command).not.toHaveBeenCalled();
  });

  test('passes a command’s refusal on and leaves the page as it is', async () => {
    const refusal = refuse('conflict', { code: 'state', message: 'It is published.' });
    expect(await action(schema, async () => refusal)({ headline: 'A', version: 1 })).toEqual(refusal);
    expect(refresh).not.toHaveBeenCalled();
  });

  test('answers that the database is out of reach, from the session’s look-up too', async () => {
    currentActor.mockRejectedValue(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    expect(await action(schema, async () => ok('done'))({ headline: 'A', version: 1 })).toMatchObject({
      ok: false,
      kind: 'unavailable',
    });
  });

  test('does not swallow what nobody expected', async () => {
    const broken = action(schema, async () => {
      throw new TypeError('a mistake in the program');
    });
    await expect(broken({ headline: 'A', version: 1 })).rejects.toThrow('a mistake in the program');
  });

  test('that only saves leaves the page as it is', async () => {
    await action(schema, async () => ok('done'), { revalidate: false })({ headline: 'A', version: 1 });
    expect(refresh).not.toHaveBeenCalled();
  });
});
