import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { systemActor } from '#lib/core/actor.ts';
import { passwordProblems, refusalToAdminister } from './rules.ts';

describe('a new password', () => {
  const codes = (password: string) => passwordProblems(password, 'officer@demo.example').map((p) => p.code);
  test('is accepted if it is long', () => expect(codes('ink paper folio rule')).toEqual([]));
  test('is refused with all its faults at once', () =>
    expect(codes('officer')).toEqual(['password-short', 'password-name']));
  test('is refused if it repeats one character', () => expect(codes('aaaaaaaaaaaaaaaa')).toEqual(['password-repeats']));
  test('is refused if it is as long as a page', () => expect(codes('abcdefg '.repeat(40))).toEqual(['password-long']));
});

describe('adding and removing users', () => {
  const person = (role: 'admin' | 'editor' | 'officer' | 'auditor', deskId: string | null): Actor => ({
    kind: 'user',
    id: 'me',
    name: 'Me',
    email: 'me@demo.example',
    grants: [{ role, deskId }],
  });
  test('is allowed to administrators of the house, and to the house itself', () => {
    expect(refusalToAdminister(person('admin', null))).toBeNull();
    expect(refusalToAdminister(systemActor('command line'))).toBeNull();
  });

  test.each([person('admin', 'desk'), person('editor', null), person('officer', null), person('auditor', null)])(
    'is refused to everyone else',
    (actor) => {
      expect(refusalToAdminister(actor)?.kind).toBe('forbidden');
    },
  );
});
