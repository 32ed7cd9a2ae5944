import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, removeData, temporaryFolder } from './fixtures/launching.ts';
import { freePort } from './free-port.ts';

const program = fileURLToPath(new URL('./fixtures/command-with-stand-in.mjs', import.meta.url));
let data: string;

beforeAll(() => {
  data = temporaryFolder();
});
afterAll(() => removeData(data));

async function command() {
  const run = launch({ PRESSMARK_DATA: data }, { program });
  const code = await run.ended;
  return { code, said: JSON.parse(run.out()), err: run.err() };
}

test('a command makes and starts the database when nobody runs it, and stops it again', async () => {
  expect(await command()).toEqual({
    code: 7,
    said: { role: 'newsroom_app', houses: 0, args: ['user', 'add'] },
    err: '',
  });
  expect(existsSync(join(data, 'db', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(data, 'in-use'))).toBe(false);
});

test('a command works on the database of a running Pressmark, and leaves it running', async () => {
  const port = await freePort();
  const running = launch({ PRESSMARK_DATA: data, PORT: String(port) });
  await running.says('started in');
  expect(await command()).toMatchObject({ code: 7, said: { houses: 1 } });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
});
