import { randomBytes } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './e2e/harness/chromium.ts';
import { freePort } from './lib/launch/free-port.ts';

// Chosen once; the workers, which read this file again, find them in their environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_PASSWORD ??= randomBytes(12).toString('hex');
const executablePath = await chromiumPath();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/harness/start-once.ts',
  forbidOnly: true,
  // One house, one register: what one test publishes, the next one sees.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  reporter: [['list'], ...(process.env.E2E_REPORT ? [['json', { outputFile: process.env.E2E_REPORT }] as const] : [])],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    browserName: 'chromium',
    launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
    // What waits longer waits for ever: a whole test's time would be lost on it.
    actionTimeout: 60_000,
    // A picture of every frame would cost each story a second.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
});
