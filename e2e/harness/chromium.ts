// The browser of the tests. It comes with npm, so that nothing is installed by hand; PRESSMARK_CHROMIUM names another.

/** The browser's path, or undefined for the one that Playwright installs itself (PRESSMARK_CHROMIUM=playwright). */
export async function chromiumPath(): Promise<string | undefined> {
  const named =
    process.env.PRESSMARK_CHROMIUM ||
    (process.platform === 'linux' && process.arch === 'x64' ? undefined : 'playwright');
  if (named) return named === 'playwright' ? undefined : named;
  // Without this it leaves its own libraries packed, and a bare machine has none.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  // Playwright reads its configuration again in each worker: unpacked once is enough.
  process.env.PRESSMARK_CHROMIUM = path;
  return path;
}

/** A browser in a container, as root, that asks nothing of the network beside the tests' own server. */
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
