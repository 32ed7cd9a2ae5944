// npm run bench -- site: requests a second of the site alone on the seeded register, beside a bare
// node:http server, nginx and Payload CMS in the same run. Loopback only, each load for a few
// seconds.
import type pg from 'pg';
import { urlWith, withSession } from '#lib/database/session.ts';
import type { BenchDatabase } from '#bench/database.ts';
import { startPayload } from '#bench/publish/payload.ts';
import { readBesideDear } from './dear.ts';
import { fillPublicKeys } from '#bench/site-search/main.ts';
import { benchLighthouse } from './lighthouse.ts';
import { startTestServer } from '#test/harness/postgres.ts';
import { bareServer, nginx, pageAt } from './others.ts';
import { benchPublications } from './publications.ts';
import { memoryOf, startSite } from './site-process.ts';
import { type Load, load } from './wrk.ts';

export type SiteOptions = { seconds: number; turns: number; only: string[] };

type Contestant = { name: string; port: number; paths: string[] };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Each contestant in turn, several times: a machine's speed changes within minutes. */
async function inTurns(contestants: Contestant[], { seconds, turns }: SiteOptions): Promise<Map<string, Load>> {
  const loads = new Map<string, Load[]>(contestants.map(({ name }) => [name, []]));
  for (const { port, paths } of contestants) await load(port, paths.slice(0, 1), { seconds: 1 });
  for (let turn = 0; turn < turns; turn++) {
    for (const { name, port, paths } of contestants) {
      // Addresses that were asked for in another turn are in the cache by now.
      const share = Math.ceil(paths.length / turns);
      loads.get(name)?.push(await load(port, paths.slice(turn * share, (turn + 1) * share), { seconds }));
    }
  }
  return new Map(
    [...loads].map(([name, all]) => [
      name,
      {
        rate: median(all.map((one) => one.rate)),
        p99: median(all.map((one) => one.p99)),
        failed: all.reduce((sum, one) => sum + one.failed, 0),
      },
    ]),
  );
}

const say = (name: string, { rate, p99, failed }: Load, ratios: string) =>
  console.log(
    `  ${name.padEnd(34)} ${String(Math.round(rate)).padStart(7)} a second  p99 ${p99.toFixed(1).padStart(6)} ms  ${ratios}${failed ? `  ${failed} failed` : ''}`,
  );

async function rows<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  return withSession(url, async (client) => (await client.query<Row>(text)).rows);
}

/** One page that is in the cache, beside the same bytes from others. */
async function keptPage(port: number, path: string, options: SiteOptions) {
  const page = await pageAt(port, path);
  const bare = await bareServer(page);
  const web = await nginx(page);
  if (!web) console.log('nginx takes no part: apt-get install nginx-light');
  try {
    const found = await inTurns(
      [
        // One address a turn, so that none is new.
        { name: 'a kept page', port, paths: Array(options.turns).fill(path) },
        { name: 'bare node:http', port: bare.port, paths: Array(options.turns).fill('/') },
        ...(web ? [{ name: 'nginx, one worker', port: web.port, paths: Array(options.turns).fill('/') }] : []),
      ],
      options,
    );
    const rateOf = (name: string) => found.get(name)?.rate ?? Number.NaN;
    console.log(`One page of ${page.body.length} bytes in Brotli, 64 connections, median of ${options.turns}`);
    for (const [name, result] of found) say(name, result, '');
    const kept = rateOf('a kept page');
    console.log(
      `  of bare node:http ${(kept / rateOf('bare node:http')).toFixed(2)} (bound 0.75), of nginx ${(kept / rateOf('nginx, one worker')).toFixed(2)} (bound 0.40)`,
    );
  } finally {
    await bare.stop();
    await web?.stop();
  }
}

/** Addresses of pages that each answer is made anew for. */
async function newPages(publicUrl: string): Promise<Record<string, string[]>> {
  const releases = await rows<{ path: string }>(
    publicUrl,
    "SELECT path FROM pub.release TABLESAMPLE BERNOULLI (20) WHERE language = 'en' LIMIT 120000",
  );
  const [house] = await rows<{ time_zone: string }>(publicUrl, 'SELECT time_zone FROM pub.house');
  const days = await rows<{ day: string }>(
    publicUrl,
    `SELECT DISTINCT to_char(published_at AT TIME ZONE '${house?.time_zone ?? 'UTC'}', 'YYYY/MM/DD') AS day FROM pub.release`,
  );
  return {
    'releases, each anew': releases.map(({ path }) => path),
    'lists of a day, each anew': days.map(({ day }) => `/archive/${day}`),
    searches: Array.from({ length: 2000 }, (_, n) => `/search?q=term${100 + ((n * 7919) % 3000)}`),
  };
}

/** Payload's page of a release, rendered for each request, on a PostgreSQL of its own. */
async function payloadPages() {
  const server = await startTestServer();
  try {
    await withSession(server.adminUrl, (client) => client.query('CREATE DATABASE payload_pages'));
    const payload = await startPayload(urlWith(server.adminUrl, { database: 'payload_pages' }));
    const paths: string[] = [];
    for (let n = 0; n < 40; n++) paths.push(`/releases/${await payload.publish(1)}`);
    const stop = async () => {
      await payload.stop();
      await server.stop();
    };
    return { port: payload.port, paths, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Parts that bring a database of their own. */
const ownParts: Record<string, () => Promise<void>> = {
  publications: benchPublications,
  lighthouse: benchLighthouse,
};

/** Prints rates, times and ratios. @param open opens the seeded register */
export async function benchSite(open: () => Promise<BenchDatabase>, options: SiteOptions): Promise<void> {
  const isIn = (name: string) => options.only.length === 0 || options.only.includes(name);
  for (const [name, part] of Object.entries(ownParts)) if (isIn(name)) await part();
  if (options.only.length > 0 && options.only.every((name) => name in ownParts)) return;
  const database = await open();
  await benchRegister(database, options, isIn).finally(database.stop);
}

/** How long a process takes to listen, in ms: the median of seven starts after a first. */
async function timeToListen(publicUrl: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 8; n++) {
    const { readyAfter, stop } = await startSite(publicUrl);
    if (n > 0) times.push(readyAfter);
    await stop();
  }
  return median(times);
}

async function benchRegister(database: BenchDatabase, options: SiteOptions, isIn: (name: string) => boolean) {
  const ready = await timeToListen(database.publicUrl);
  const site = await startSite(database.publicUrl);
  console.log(`Ready after ${Math.round(ready)} ms (bound 300), ${Math.round(memoryOf(site.child))} MB (bound 160)`);
  try {
    const pages = await newPages(database.publicUrl);
    const [first = '/'] = pages['releases, each anew'] ?? [];
    if (isIn('kept')) await keptPage(site.port, first, options);
    const contestants: Contestant[] = Object.entries(pages).map(([name, paths]) => ({ name, port: site.port, paths }));
    if (isIn('anew')) {
      const other = isIn('payload') ? await payloadPages() : null;
      // Its first address is asked again and again: nothing keeps it.
      if (other)
        contestants.push({
          name: 'Payload’s page',
          port: other.port,
          paths: Array(options.turns).fill(other.paths).flat(),
        });
      const found = await inTurns(contestants, options);
      await other?.stop();
      console.log(`Pages made anew, 64 connections, median of ${options.turns} (bound of releases 2000)`);
      const ofPayload = found.get('Payload’s page')?.rate;
      for (const [name, result] of found)
        say(name, result, ofPayload ? `${(result.rate / ofPayload).toFixed(1)} of Payload’s (bound 10)` : '');
    }
    if (isIn('dear')) {
      const paths = pages['releases, each anew'] ?? [];
      const [keys] = await rows(database.publicUrl, 'SELECT 1 FROM pub.release_keys LIMIT 1');
      if (!keys) await fillPublicKeys(database);
      // From the end: what was asked for above is kept by now.
      await withSession(database.ownerUrl, (client) =>
        readBesideDear(site.port, client, paths.toReversed().slice(0, 20_000), options.seconds * 3),
      );
    }
    console.log(`The site took ${Math.round(memoryOf(site.child))} MB at the end`);
  } finally {
    await site.stop();
  }
}
