// Two containers on one volume. Neither sees the other's processes.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { treeOf } from '#bench/torture/processes.ts';
import { eventually, launch, postmasterPid, removeData, temporaryFolder } from './fixtures/launching.ts';
import { ownPlace } from './fixtures/own-place.ts';
import { freePort } from './free-port.ts';
import { startTimeOf, commandLineOf } from './processes.ts';

const { data, up, ask, houses, log, end, remove } = await ownPlace();
afterEach(end);
afterAll(remove);

// When PID 1 of a container ends, everything in it ends. `withOther` adds a process that outlives
// Pressmark, so the container stays.
const container = ['unshare', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc'];
const withOther = [...container, 'sh', '-c', '"$@" & wait; echo left behind; exec sleep 1000', 'sh'];
const canContain = spawnSync('unshare', [...container.slice(1), 'true']).status === 0;
const other = async (how = {}) => launch({ PRESSMARK_DATA: data, PORT: String(await freePort()) }, how);
const inUse =
  /^pressmark: The data directory \S+ is in use by a running Pressmark \(npm start, process \d+ on .+\)\. Stop that one first\.\n$/;

describe('a second start on the same data', () => {
  test.runIf(canContain)('in a container is refused, and the first start goes on', async () => {
    await up();
    const before = postmasterPid(data);
    const second = await other({ inside: container });
    expect([await second.ended, second.out()]).toEqual([1, '']);
    expect(second.err()).toMatch(inUse);
    expect([await houses(), postmasterPid(data)]).toEqual([1, before]);
  });

  test.runIf(canContain)(
    'is refused while the first runs in a container, and commands from outside use its database',
    async () => {
      const first = await up({}, { inside: container });
      const second = await other();
      expect(await second.ended).toBe(1);
      expect(second.err()).toMatch(inUse);
      const program = fileURLToPath(new URL('./fixtures/command-with-stand-in.mjs', import.meta.url));
      const command = launch({ PRESSMARK_DATA: data }, { program });
      expect(await command.ended).toBe(7);
      expect(JSON.parse(command.out())).toMatchObject({ role: 'newsroom_app', houses: 1 });
      expect((await ask()).PRESSMARK_FACE).toBe('site');
      first.child.kill('SIGKILL');
      await first.ended;
    },
  );
});

test('a start stops and writes nothing more when another machine has taken over its data', async () => {
  const first = await up();
  const postmaster = postmasterPid(data);
  const { pid } = await ask();
  const theirs = JSON.stringify({
    token: 'theirs',
    kernel: 'another',
    host: 'web-2',
    pid: 1,
    began: '',
    what: 'npm start',
  });
  writeFileSync(join(data, 'in-use'), theirs);
  expect(await first.ended).toBe(1);
  expect(first.err()).toMatch(/^pressmark: The data directory \S+ is no longer this Pressmark’s/m);
  for (const one of [postmaster, Number(pid)]) await eventually(async () => expect(startTimeOf(one)).toBe(null));
  expect(readFileSync(log, 'utf8').trim()).not.toMatch(/shut down$/);
  // The other machine does not touch its claim, so the next start may take it.
  expect(readFileSync(join(data, 'in-use'), 'utf8')).toBe(theirs);
  await up();
  expect(await houses()).toBe(1);
});

describe.runIf(canContain)('a PostgreSQL that outlived its launcher in a container', () => {
  test('is not killed or used from outside; a start is refused until it has ended', async () => {
    const first = await up({}, { inside: withOther });
    const isLauncher = (pid: number) => /^\S*node\S* .*start-with-stand-ins/.test(commandLineOf(pid));
    const launcher = treeOf(first.pid).find(isLauncher) ?? 0;
    process.kill(launcher, 'SIGKILL');
    await first.says('left behind');
    const second = await other();
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(
      /^pressmark: A PostgreSQL that cannot be ended from here still runs on \S+, perhaps in another container\./,
    );
    expect(await houses()).toBe(1);
    first.child.kill('SIGKILL');
    await first.ended;
    await up();
    expect(await houses()).toBe(1);
  });
});

test.runIf(canContain)(
  'a start leaves a PostgreSQL of another container alone, whose other files have the same path',
  async () => {
    const first = await up();
    first.child.kill('SIGTERM');
    await first.ended;
    const volume = temporaryFolder();
    const elsewhere = ['unshare', '--mount', 'sh', '-c', `mount --bind ${volume} ${data} && exec "$@"`, 'sh'];
    const neighbour = await other({ inside: elsewhere });
    try {
      await neighbour.says('started in');
      const theirs = postmasterPid(volume);
      writeFileSync(join(data, 'db', 'postmaster.pid'), `${theirs}\n${join(data, 'db')}\n1\n5432\n.\n\n\nready\n`);
      await up();
      expect(postmasterPid(volume)).toBe(theirs);
      expect(startTimeOf(theirs)).not.toBe(null);
    } finally {
      neighbour.child.kill('SIGTERM');
      await neighbour.ended;
      await removeData(volume);
    }
  },
);
