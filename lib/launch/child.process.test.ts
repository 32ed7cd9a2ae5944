import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { childEnv } from '#lib/core/env.ts';
import { keepRunning } from './child.ts';
import { eventually } from './fixtures/launching.ts';

let folder: string;
const node = process.execPath;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-child-'));
});
afterEach(() => {
  process.execPath = node;
  vi.restoreAllMocks();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a process that cannot be started is tried again until it starts', async () => {
  const [program, begun] = [join(folder, 'program.mjs'), join(folder, 'begun')];
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(begun)}, process.pid + '\\n');
     process.on('SIGTERM', () => process.exit(0)).on('disconnect', () => process.exit(0));
     process.send({ ready: true });`,
  );
  const pids = () => readFileSync(begun, 'utf8').trim().split('\n').map(Number);
  let output = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const child = keepRunning('web', program, childEnv({}));
  try {
    await child.ready;
    process.execPath = join(folder, 'no-such-node');
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await eventually(async () => expect(output).toContain('the web process has ended (ENOENT); starting it again'));
    process.execPath = node;
    await eventually(async () => expect(pids()).toHaveLength(2));
  } finally {
    await child.stop();
  }
});
