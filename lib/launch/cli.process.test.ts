import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, removeData, temporaryFolder } from './fixtures/launching.ts';
import { freePort } from './free-port.ts';

const program = fileURLToPath(new URL('./fixtures/command-with-stand-in.mjs', import.meta.url));
const ownProgram = fileURLToPath(new URL('./run.mjs', import.meta.url));
let data: string;

beforeAll(() => {
  data = temporaryFolder();
});
afterAll(() => removeData(data));

async function command() {
  const run = launch({ PRESSMARK_DATA: data }, { program });
  const code = await run.ended;
  return { code, out: run.out(), err: run.err() };
}

async function running() {
  const port = await freePort();
  const started = launch({ PRESSMARK_DATA: data, PORT: String(port) });
  await started.says('started in');
  const stop = async () => {
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
  };
  return { port, stop };
}

test('a command without a newsroom is refused and makes none', async () => {
  const { code, err } = await command();
  expect([code, err]).toEqual([1, expect.stringMatching(/^pressmark: There is no newsroom in .*npm start.*\n$/)]);
  expect(readdirSync(data)).toEqual([]);
});

test('a command works on the database of a running Pressmark, and leaves it running', async () => {
  const { port, stop } = await running();
  const { code, out, err } = await command();
  expect([code, err, JSON.parse(out)]).toEqual([7, '', { role: 'newsroom_app', houses: 1, args: ['token', 'list'] }]);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await stop();
});

test('a command starts a database that does not run, and stops it afterwards', async () => {
  const { code, out } = await command();
  expect([code, JSON.parse(out)]).toEqual([7, { role: 'newsroom_app', houses: 1, args: ['token', 'list'] }]);
  expect(existsSync(join(data, 'db', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(data, 'in-use'))).toBe(false);
});

describe('before anything is started', () => {
  const untouched = join(fileURLToPath(new URL('.', import.meta.url)), 'not-made');
  const answerTo = async (...args: string[]) => {
    const run = launch({ PRESSMARK_DATA: untouched, PORT: 'nonsense' }, { program: ownProgram, args });
    const code = await run.ended;
    expect(existsSync(untouched)).toBe(false);
    return { code, out: run.out(), err: run.err() };
  };

  test.each(['start', 'build', 'pressmark', 'migrate'])(
    '%s answers --help, and refuses a word it does not know',
    async (name) => {
      const [help, strange] = await Promise.all([answerTo(name, '--help'), answerTo(name, 'frob')]);
      expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Usage: ') });
      expect([strange.code, strange.out]).toEqual([2, '']);
      expect(strange.err).toMatch(/^pressmark: .*frob.*\n$/);
    },
  );
});
