import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { ok, refuse } from '#lib/core/result.ts';
import { action } from './action.ts';

const officer: Actor = { kind: 'user', id: '1', name: 'Officer', email: 'officer@demo.example', grants: [] };
const schema = z.object({
  headline: z.string().min(1, 'Write the headline.'),
  version: z.number('The version is missing.'),
});

test('an action hands the parsed input and the actor to its one command', async () => {
  const command = vi.fn(async () => ok('done'));
  const answer = await action(schema, command)(officer, { headline: 'A', version: 1, state: 'published' });
  expect(answer).toEqual({ ok: true, value: 'done' });
  expect(command).toHaveBeenCalledExactlyOnceWith(officer, { headline: 'A', version: 1 });
});

test('an action refuses an input with every reason, and runs nothing', async () => {
  const command = vi.fn(async () => ok('done'));
  expect(await action(schema, command)(officer, { headline: '' })).toMatchObject({
    ok: false,
    kind: 'invalid',
    reasons: [
      { field: 'headline', message: 'Write the headline.' },
      { field: 'version', message: 'The version is missing.' },
    ],
  });
  expect(command).not.toHaveBeenCalled();
});

test('an action passes a command’s refusal on', async () => {
  const refusal = refuse('conflict', { code: 'state', message: 'It is published.' });
  expect(await action(schema, async () => refusal)(officer, { headline: 'A', version: 1 })).toEqual(refusal);
});
