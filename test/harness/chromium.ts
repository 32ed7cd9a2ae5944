// The browser of the tests. npm brings it, so nothing is installed by hand. PRESSMARK_CHROMIUM
// names another one.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The checkout belongs to the tester. In the system's temporary folder anyone could put a program
// in the browser's place.
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/pressmark/', import.meta.url));

/**
 * The browser's path; undefined for the one that Playwright installs
 * (PRESSMARK_CHROMIUM=playwright).
 */
export async function chromiumPath(): Promise<string | undefined> {
  const choice =
    process.env.PRESSMARK_CHROMIUM ||
    (process.platform === 'linux' && process.arch === 'x64' ? undefined : 'playwright');
  if (choice) return choice === 'playwright' ? undefined : choice;
  const folder = join(cacheFolder, `chromium-${versionOfPackage()}`);
  if (!existsSync(folder)) await unpack(folder);
  process.env.FONTCONFIG_PATH = join(folder, 'fonts');
  process.env.LD_LIBRARY_PATH = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  // Each worker reads the configuration again. The path is kept.
  process.env.PRESSMARK_CHROMIUM = join(folder, 'chromium');
  return process.env.PRESSMARK_CHROMIUM;
}

function versionOfPackage(): string {
  const require = createRequire(import.meta.url);
  const main = require.resolve('@sparticuz/chromium');
  return (require(join(dirname(main), '..', 'package.json')) as { version: string }).version;
}

/**
 * Unpacks the package beside its place and then moves it there as a whole, so that an interrupted
 * run leaves no half of a browser.
 */
async function unpack(folder: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const half = mkdtempSync(join(cacheFolder, 'unpacking-'));
  const { TMPDIR } = process.env;
  // Only the environment tells the package where to unpack and to bring the libraries that a bare
  // machine lacks.
  process.env.TMPDIR = half;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    writeFileSync(join(half, 'fonts', 'fonts.conf'), fontsConf(join(folder, 'fonts')));
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another run of this checkout was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

// The package's own ones name the system's temporary folder.
const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;

/** Flags for a container, as root, with no network but the tests' own server. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];
