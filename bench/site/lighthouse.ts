// npm run bench -- site --only lighthouse: four pages of a house of its own, as Lighthouse sees
// them on a telephone with its slow 4G, in the tests’ own Chromium. Loopback only.
import path from 'node:path';
import { Client } from 'pg';
import { november, putLivelyHouse } from '#app/(site)/fixtures/lively-house.ts';
import { chromiumFlags, chromiumPath } from '#test/harness/chromium.ts';
import { installIn, runIn } from '../install.ts';
import { openNewsroom } from '../own-newsroom.ts';
import { startSite } from './site-process.ts';

const folder = path.join(import.meta.dirname, '../lighthouse');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const [longestPaint, mostBytes] = [1000, 30_000];

const pages = {
  'front page': '/',
  'a release': november(2),
  'the search': '/search',
  'a release in Urdu': `/ur${november(2)}`,
};

type Audit = {
  title: string;
  score: number | null;
  numericValue?: number;
  details?: { items?: { resourceType?: string; transferSize?: number }[] };
};
type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

/** What Lighthouse reports of an address. */
async function reportOf(address: string): Promise<Report> {
  const chromium = await chromiumPath();
  const { stdout } = await runIn(
    folder,
    'Lighthouse',
    [
      process.execPath,
      'node_modules/lighthouse/cli/index.js',
      address,
      ...['--quiet', '--output=json', '--output-path=stdout', '--no-enable-error-reporting'],
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=--headless ${chromiumFlags.filter((flag) => !flag.includes(' ')).join(' ')}`,
    ],
    { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) },
  );
  return JSON.parse(stdout) as Report;
}

/** Audits that keep a category below 100. */
const faultsOf = ({ categories: found, audits }: Report) =>
  Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id} (${audits[id]?.score}): ${audits[id]?.title}`),
  );

/** HTML and styles as they were sent. */
function bytesOf({ audits }: Report): number {
  const sent = audits['network-requests']?.details?.items ?? [];
  return sent
    .filter(({ resourceType }) => resourceType === 'Document' || resourceType === 'Stylesheet')
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
}

/** Prints scores, times and sizes of each page. @throws if one is worse than its bound */
export async function benchLighthouse(): Promise<void> {
  await installIn(folder, 'Lighthouse');
  const newsroom = await openNewsroom();
  const admin = new Client({ connectionString: newsroom.adminUrl });
  await admin.connect();
  await putLivelyHouse(admin);
  const site = await startSite(newsroom.publicUrl);
  const worse: string[] = [];
  console.log(
    `Lighthouse, mobile: ${categories.join(', ')}; bounds 100 each, LCP ${longestPaint} ms, ${mostBytes} bytes`,
  );
  try {
    for (const [name, address] of Object.entries(pages)) {
      const report = await reportOf(`http://localhost:${site.port}${address}`);
      const scores = categories.map((one) => Math.round((report.categories[one]?.score ?? 0) * 100));
      const number = (audit: string) => report.audits[audit]?.numericValue ?? Number.NaN;
      const [paint, shift] = [number('largest-contentful-paint'), number('cumulative-layout-shift')];
      const bytes = bytesOf(report);
      console.log(
        `  ${name.padEnd(20)} ${scores.join(' / ').padEnd(24)} LCP ${Math.round(paint)} ms  CLS ${shift.toFixed(4)}  HTML and CSS ${bytes} bytes`,
      );
      for (const fault of faultsOf(report)) console.log(`    ${fault}`);
      if (scores.some((score) => score < 100) || paint > longestPaint || bytes > mostBytes) worse.push(name);
    }
  } finally {
    await site.stop();
    await admin.end();
    await newsroom.stop();
  }
  if (worse.length > 0) throw new Error(`Worse than the bounds: ${worse.join(', ')}.`);
}
