// Starts by root and by a plain user, and folders that the database's account cannot enter.
import { chmodSync, chownSync, existsSync, lstatSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launch, removeData, temporaryFolder } from './fixtures/launching.ts';
import { freePort } from './free-port.ts';
import { root } from './sources.ts';

const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const openToAll = (statSync(root).mode & 0o005) === 0o005;

describe.runIf(isRoot)('started by root', () => {
  test('the database lies where its account can reach it, also when the data directory is in a closed folder', async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const data = join(closed, 'data');
    const link = join(data, 'db');
    try {
      for (let time = 0; time < 2; time++) {
        const launched = launch({ PRESSMARK_DATA: data, PORT: String(await freePort()) });
        await launched.says('started in');
        launched.child.kill('SIGTERM');
        expect(await launched.ended).toBe(0);
      }
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(existsSync(join(readlinkSync(link), 'PG_VERSION'))).toBe(true);
    } finally {
      await removeData(data);
      await removeData(closed);
    }
  });

  test.runIf(openToAll)('a plain user starts and stops everything, and root can go on with that data', async () => {
    const data = temporaryFolder();
    chownSync(data, nobody.uid, nobody.gid);
    try {
      const plain = launch({ PRESSMARK_DATA: data, PORT: String(await freePort()) }, nobody);
      await plain.says('started in');
      plain.child.kill('SIGTERM');
      expect(await plain.ended).toBe(0);
      expect(statSync(join(data, 'db')).uid).toBe(nobody.uid);

      const asRoot = launch({ PRESSMARK_DATA: data, PORT: String(await freePort()) });
      await asRoot.says('started in');
      asRoot.child.kill('SIGTERM');
      expect(await asRoot.ended).toBe(0);
    } finally {
      await removeData(data);
    }
  });
});
