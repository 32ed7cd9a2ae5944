// The main story and the pastes in Firefox, through WebDriver BiDi. `npm run e2e -- --firefox`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { firefoxPath } from '#test/harness/firefox.ts';
import base from '../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: ['story.spec.ts', 'paste.spec.ts', 'paste-keys.spec.ts'],
  // A Firefox without a screen keeps no picture on its clipboard.
  grepInvert: /a pasted picture/,
  globalSetup: '../test/harness/build-once.ts',
  outputDir: '../test-results',
  workers: 1,
  use: {
    ...base.use,
    browserName: 'firefox',
    // Playwright speaks BiDi with a Firefox of this channel, and its own protocol with any other.
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: fileURLToPath(new URL('../test/harness/firefox-between.mjs', import.meta.url)),
      env: { ...process.env, PRESSMARK_FIREFOX: firefoxPath() ?? '' },
    },
  },
  projects: [{ name: 'firefox', use: { viewport: { width: 1440, height: 900 } } }],
});
