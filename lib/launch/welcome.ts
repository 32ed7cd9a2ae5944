// The lines that a start prints when everything runs.
import type { Face } from './build.ts';
import type { Addresses } from './children.ts';
import { bold, dim, say } from './say.ts';
import type { Passwords } from './seed.ts';

type Started = {
  addresses: Addresses;
  passwords: Passwords | null;
  /** The path to the set-up of a house that has no administrator yet. */
  setUp: string | null;
  face: Face;
  took: string;
  dev: boolean;
};

export function printStarted({ addresses, passwords, setUp, face, took, dev }: Started) {
  say();
  if (setUp) printSetUp(addresses.url + setUp);
  else {
    if (face !== 'desk') say(`  ${bold('Site')}      ${addresses.url}/`);
    if (face !== 'site') say(`  ${bold('Newsroom')}  ${addresses.url}/desk`);
  }
  if (passwords) printPasswords(passwords);
  say();
  say(`  Pressmark${dev ? ' (development)' : ''} started in ${took}. ${dim('Ctrl-C stops it.')}`);
}

/** One line on a PostgreSQL that lacks security repairs. */
export function outdatedLine(version: string, isOwn: boolean): string {
  const fault = 'before 18.7, whoever may send it SQL may run programs on its machine';
  return isOwn
    ? `the database server is PostgreSQL ${version}; ${fault}. Update it to 18.7 or newer.`
    : `the embedded PostgreSQL is ${version}, the newest that npm has; ${fault}. For a newsroom in earnest set DATABASE_URL to a PostgreSQL 18.7 or newer of your own.`;
}

function printPasswords(passwords: Passwords) {
  const width = Math.max(...Object.keys(passwords).map((user) => user.length));
  say();
  say('  Sign in as one of these. The passwords are shown this once and kept nowhere:');
  for (const [user, password] of Object.entries(passwords)) say(`    ${user.padEnd(width)}  ${password}`);
}

function printSetUp(address: string) {
  say(`  ${bold('Set up your house')} in the browser, at this address:`);
  say();
  say(`  ${address}`);
  say();
  say('  It works until the first administrator is named. Each start prints a new one.');
}
