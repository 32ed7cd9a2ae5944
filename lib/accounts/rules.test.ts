import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { systemActor } from '#lib/core/actor.ts';
import { passwordProblems, refusalToAdminister } from './rules.ts';

describe('a new password', () => {
  const codes = (password: string) => passwordProblems(password, 'officer@demo.example').map((p) => p.code);
  test('that is long is taken', () => expect(codes('ink paper folio rule')).toEqual([]));
  test('is told everything that is wrong with it at once', () =>
    expect(codes('officer')).toEqual(['password-short', 'password-name']));
  test('of one character is refused', () => expect(codes('aaaaaaaaaaaaaaaa')).toEqual(['password-repeats']));
  test('of a whole page is refused', () => expect(codes('abcdefg '.repeat(40))).toEqual(['password-long']));
});

describe('adding and removing users', () => {
  const person = (role: 'admin' | 'editor' | 'officer' | 'auditor', deskId: string | null): Actor => ({
    kind: 'user',
    id: 'me',
    name: 'Me',
    email: 'me@demo.example',
    grants: [{ role, deskId }],
  });
  test('is for administrators of the house, and the house itself', () => {
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
