import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'pressmark-planted-'));
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

// A process of its own, since the package changes the environment when it is loaded.
async function foundWith(temporaryFolder: string): Promise<string> {
  const { PRESSMARK_CHROMIUM: _, ...env } = process.env;
  const code = "console.log(await (await import('#test/harness/chromium.ts')).chromiumPath())";
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    env: { ...env, TMPDIR: temporaryFolder },
  });
  return stdout.trim();
}

const comesWithNpm = process.platform === 'linux' && process.arch === 'x64';

test.runIf(comesWithNpm)(
  'a program that somebody put into the temporary folder is not taken for the browser',
  async () => {
    writeFileSync(join(temporary, 'chromium'), '#!/bin/sh\n', { mode: 0o755 });
    const path = await foundWith(temporary);
    expect(path.startsWith(join(root, 'node_modules'))).toBe(true);
    expect(statSync(path).size).toBeGreaterThan(50 << 20);
    // Nobody but the owner may replace the browser.
    expect(statSync(join(path, '..')).mode & 0o022).toBe(0);
  },
);

test.runIf(comesWithNpm)(
  'nothing of the browser is left in the temporary folder for another user to stumble over',
  async () => {
    await foundWith(temporary);
    for (const name of ['chromium', 'fonts', 'al2023', 'libGLESv2.so'])
      expect(existsSync(join(temporary, name)), name).toBe(false);
  },
);
