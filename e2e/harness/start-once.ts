// Playwright's global setup: one Pressmark for the whole run, stopped at its end. Its address is chosen in
// playwright.config.ts; how to reach its database is handed to the workers through the environment.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startPressmark } from './pressmark.ts';

export default async function startOnce(): Promise<() => Promise<void>> {
  const { E2E_PORT, E2E_PASSWORD } = process.env;
  const log = join(mkdtempSync(join(tmpdir(), 'pressmark-log-')), 'pressmark.log');
  writeFileSync(log, '');
  const pressmark = await startPressmark({ port: Number(E2E_PORT), password: String(E2E_PASSWORD), log });
  process.env.E2E_LOG = log;
  process.env.E2E_ADMIN_URL = pressmark.adminUrl;
  process.env.E2E_DATA = pressmark.data;
  return async () => {
    const code = await pressmark.stop();
    rmSync(dirname(log), { recursive: true });
    if (code !== 0) throw new Error(`Pressmark did not stop cleanly (exit code ${code}):\n${pressmark.said()}`);
  };
}
