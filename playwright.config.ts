import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './test/harness/chromium.ts';

const executablePath = await chromiumPath();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './test/harness/build-once.ts',
  forbidOnly: true,
  // Each worker has a house of its own: what one test publishes, the next test of that worker sees.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  reporter: [['list'], ...(process.env.E2E_REPORT ? [['json', { outputFile: process.env.E2E_REPORT }] as const] : [])],
  use: {
    browserName: 'chromium',
    launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
    // What waits longer waits for ever: a whole test's time would be lost on it.
    actionTimeout: 60_000,
    // A trace of every story costs a tenth of the run. `npx playwright test --trace on` makes one.
    trace: 'off',
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
