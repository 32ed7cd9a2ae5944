import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { eventually, launch, postmasterPid } from './fixtures/launching.ts';
import { ownPlace } from './fixtures/own-place.ts';
import { startTimeOf } from './processes.ts';

const { data, port, up, ask, houses, log, end, remove } = await ownPlace();
afterEach(end);
afterAll(remove);

describe('what is killed', () => {
  test('a crashed site or desk is started again, and the other process goes on', async () => {
    const launched = await up();
    const [site, desk] = [await ask(), await ask('/desk')];
    await fetch(`http://127.0.0.1:${port}/desk/crash`).catch(() => {});
    await eventually(async () => expect((await ask('/desk')).pid).not.toBe(desk.pid));
    expect((await ask()).pid).toBe(site.pid);
    const again = (await ask('/desk')).pid;
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => {});
    await eventually(async () => expect((await ask()).pid).not.toBe(site.pid));
    expect((await ask('/desk')).pid).toBe(again);
    expect(launched.err()).toContain('the desk process has ended (code 3)');
    expect(launched.err()).toContain('the site process has ended (code 3)');
  });

  test('a killed PostgreSQL is started again and has all its data', async () => {
    await up();
    const before = postmasterPid(data);
    process.kill(before, 'SIGKILL');
    await eventually(async () => {
      expect(await houses()).toBe(1);
      expect(postmasterPid(data)).not.toBe(before);
    });
  });

  test('a PostgreSQL that is killed during each start is started until no kill comes', async () => {
    const { child } = await up();
    let last = 0;
    for (let kills = 0; kills < 8; kills++) {
      await eventually(async () => {
        const next = postmasterPid(data);
        expect(next).not.toBe(last);
        process.kill(next, 'SIGKILL');
        last = next;
      });
    }
    await eventually(async () => expect(await houses()).toBe(1));
    expect(child.exitCode).toBe(null);
  });

  test('Ctrl-C during the restart of a killed PostgreSQL waits for that start, and leaves nothing running', async () => {
    const { child, ended, err } = await up();
    process.kill(postmasterPid(data), 'SIGKILL');
    await eventually(async () => expect(err()).toContain('starting it again'));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(existsSync(join(data, 'db', 'postmaster.pid'))).toBe(false);
    expect(readFileSync(log, 'utf8').trim()).toMatch(/database system is shut down$/);
  });

  test('a killed launcher leaves only its database running, and the next start takes that over', async () => {
    const first = await up();
    const pids = [(await ask()).pid, (await ask('/desk')).pid];
    const postmaster = postmasterPid(data);
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    await eventually(async () => expect(pids.map(startTimeOf)).toEqual([null, null]));
    expect(startTimeOf(postmaster)).not.toBe(null);
    await up();
    expect(startTimeOf(postmaster)).toBe(null);
    expect(await houses()).toBe(1);
  });

  test('the next start has all data after launcher and PostgreSQL were killed at once', async () => {
    const first = await up();
    const postmaster = postmasterPid(data);
    first.child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await first.ended;
    await up();
    expect(await houses()).toBe(1);
  });

  test('another process that got the number of a dead PostgreSQL is left alone', async () => {
    const first = await up();
    first.child.kill('SIGTERM');
    await first.ended;
    const stranger = launch({}, { program: new URL('./fixtures/stand-in-worker.mjs', import.meta.url).pathname });
    writeFileSync(join(data, 'db', 'postmaster.pid'), `${stranger.pid}\n${join(data, 'db')}\n1\n5432\n.\n\n\nready\n`);
    try {
      await up();
      expect(startTimeOf(stranger.pid)).not.toBe(null);
    } finally {
      stranger.child.kill('SIGTERM');
      await stranger.ended;
    }
  });
});
