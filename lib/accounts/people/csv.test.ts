import { expect, test } from 'vitest';
import { peopleCsv } from './csv.ts';
import type { ListedPerson } from '#lib/accounts/schema.ts';

const person: ListedPerson = {
  userId: '1',
  email: 'officer@demo.example',
  name: 'Officer',
  state: 'active',
  roles: [],
  lastSeenAt: null,
  createdAt: new Date('2026-11-28T10:00:00Z'),
  invitedAt: null,
  version: 1,
};

test('each role has its own line, and so has a person without roles', () => {
  const roles = [
    { role: 'officer', desk: 'un' },
    { role: 'admin', desk: null },
  ];
  const lines = peopleCsv([
    { ...person, roles },
    { ...person, name: 'Second', state: 'disabled' },
  ]).split('\r\n');
  expect(lines).toEqual([
    '\uFEFFname,email,state,role,desk,last_seen,invited,added',
    'Officer,officer@demo.example,active,officer,un,,,2026-11-28T10:00:00.000Z',
    'Officer,officer@demo.example,active,admin,whole house,,,2026-11-28T10:00:00.000Z',
    'Second,officer@demo.example,disabled,,,,,2026-11-28T10:00:00.000Z',
    '',
  ]);
});

test('a name that looks like a formula, or has commas and quotes, stays a name', () => {
  const names = ['=HYPERLINK("https://demo.example")', '+1', '-1', '@a', 'a, "b"'];
  const lines = peopleCsv(names.map((name) => ({ ...person, name })))
    .split('\r\n')
    .slice(1, -1);
  expect(lines.map((line) => line.slice(0, line.indexOf(',officer@')))).toEqual([
    `"'=HYPERLINK(""https://demo.example"")"`,
    "'+1",
    "'-1",
    "'@a",
    '"a, ""b"""',
  ]);
});
