import { expect, test } from 'vitest';
import type { Actor, Role } from '#lib/core/actor.ts';
import { type DeskEvent, hereMessageFor, hereNewsOf, messageFor, refusalOfStream } from './stream-rules.ts';

const person = (id: string, role: Role, deskId: string | null): Actor => ({
  kind: 'user',
  id,
  name: id,
  email: `${id}@demo.example`,
  grants: [{ role, deskId }],
});
const event = (changes: Partial<DeskEvent> = {}): DeskEvent => ({
  seq: 7,
  type: 'draft.submitted',
  actorId: 'writer',
  deskId: 'd1',
  releaseId: 'r1',
  ...changes,
});

test('a screen hears of the desks that its viewer reads, and of no others', () => {
  const message = { seq: 7, releaseId: 'r1', isText: false };
  expect(messageFor(person('one', 'officer', 'd1'), event())).toEqual(message);
  expect(messageFor(person('one', 'auditor', null), event())).toEqual(message);
  expect(messageFor(person('one', 'editor', 'd2'), event())).toBeNull();
  expect(messageFor(person('one', 'admin', null), event())).toBeNull();
  expect(messageFor(person('one', 'editor', null), event({ type: 'user.added', deskId: null }))).toBeNull();
});

test('of an e-mail that failed only administrators of the house hear', () => {
  const failed = event({ type: 'delivery.failed', actorId: null, deskId: null, releaseId: null });
  expect(messageFor(person('one', 'admin', null), failed)).toEqual({ seq: 7, releaseId: null, isText: false });
  expect(messageFor(person('one', 'admin', 'd1'), failed)).toBeNull();
  expect(messageFor(person('one', 'editor', null), failed)).toBeNull();
});

test('a screen hears of a text that somebody else saved', () => {
  const saved = event({ type: 'draft.saved' });
  expect(messageFor(person('writer', 'officer', 'd1'), saved)).toBeNull();
  expect(messageFor(person('reader', 'officer', 'd1'), saved)).toEqual({ seq: 7, releaseId: 'r1', isText: true });
});

test('a person has six streams, and a process five hundred', () => {
  const own = Array<string>(5).fill('one');
  expect(refusalOfStream(own, 'one')).toBeNull();
  expect(refusalOfStream([...own, 'one'], 'one')?.status).toBe(429);
  expect(refusalOfStream([...own, 'one'], 'two')).toBeNull();
  expect(refusalOfStream(Array.from({ length: 500 }, String), 'two')?.status).toBe(429);
});

test('of people in a release its desk’s readers hear, and nobody else', () => {
  const id = '019aa000-0000-7000-8000-000000000000';
  expect(hereNewsOf(`here ${id} ${id}`)).toEqual({ deskId: id, releaseId: id });
  expect([hereNewsOf(''), hereNewsOf('here')]).toEqual([null, null]);
  const news = { deskId: 'd1', releaseId: 'r1' };
  expect(hereMessageFor(person('one', 'auditor', null), news)).toEqual({ releaseId: 'r1' });
  expect(hereMessageFor(person('one', 'officer', 'd1'), news)).toEqual({ releaseId: 'r1' });
  expect(hereMessageFor(person('one', 'officer', 'd2'), news)).toBeNull();
  expect(hereMessageFor(person('one', 'admin', null), news)).toBeNull();
});
