// For specs that begin with an empty folder: `npm start` without the demonstration.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '#lib/launch/free-port.ts';
import { startPressmark } from './pressmark.ts';
import { test as demonstration } from './test.ts';

export const test = demonstration.extend<object, { began: number }>({
  // When the start on the empty folder began, in ms.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it
  began: [async ({}, use) => use(Date.now()), { scope: 'worker' }],
  pressmark: [
    async ({ began: _began }, use) => {
      const log = join(mkdtempSync(join(tmpdir(), 'pressmark-log-')), 'pressmark.log');
      const env = { PRESSMARK_SEED: 'none' };
      const pressmark = await startPressmark({ port: await freePort(), password: 'nobody has it here', log, env });
      await use({ ...pressmark, log });
      await pressmark.stop();
      rmSync(dirname(log), { recursive: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

/** The address of the set-up, as the start printed it. */
export const setUpAddress = (output: string) => /http:\S+\/desk\/set-up\?code=\S+/.exec(output)?.[0] ?? '';
