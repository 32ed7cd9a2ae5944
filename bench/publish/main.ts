// npm run bench -- publish: pairs of "create" and "publish" a second. All contestants run in turn
// on one PostgreSQL.
import { freePort } from '#lib/launch/free-port.ts';
import { urlWith, withSession } from '#lib/database/session.ts';
import { startPressmark } from '#test/harness/pressmark.ts';
import { bareSql } from './bare-sql.ts';
import { closedLoop, type Level, type Round, together } from './closed-loop.ts';
import { type Contestant, mostSeries } from './contestant.ts';
import { payload } from './payload.ts';
import { pressmark } from './pressmark.ts';
import { processorOf } from './processor.ts';
import { stepsOfPublishing } from './steps.ts';
import { busyness, type Row, tableOf } from './table.ts';

export type PublishOptions = {
  clients: number[];
  series: number[];
  seconds: number;
  warmUp: number;
  /**
   * Contestants alternate this many times, because a machine's speed can change by a third within
   * minutes.
   */
  turns: number;
  /** Parts of names; an empty list means everyone. */
  only: string[];
  json: boolean;
};

/** An empty database on the product's own server, with the same settings. */
async function emptyDatabase(adminUrl: string, database: string): Promise<string> {
  await withSession(adminUrl, (admin) => admin.query(`CREATE DATABASE ${admin.escapeIdentifier(database)}`));
  return urlWith(adminUrl, { database });
}

/** Sets the contestants up. One that cannot be set up is reported and left out. */
async function contestants(port: number, adminUrl: string, only: string[]): Promise<Contestant[]> {
  const setUps: Record<string, () => Promise<Contestant[]>> = {
    // Payload comes first and closes its connections before the last one opens any: the server has
    // a hundred.
    payload: async () => [await payload(await emptyDatabase(adminUrl, 'payload'))],
    pressmark: () => pressmark(port, adminUrl),
    bare: async () => [await bareSql(await emptyDatabase(adminUrl, 'bare'))],
  };
  const list: Contestant[] = [];
  for (const [name, setUp] of Object.entries(setUps)) {
    if (only.length > 0 && !only.includes(name)) continue;
    try {
      list.push(...(await setUp()));
    } catch (error) {
      console.error(`${name} takes no part: ${error instanceof Error ? error.message : error}`);
    }
  }
  return list;
}

async function measureLevel(adminUrl: string, all: Contestant[], level: Level, options: PublishOptions) {
  const rounds = new Map<string, Round[]>(all.map(({ name }) => [name, []]));
  const { turns } = options;
  const seconds = { warmUp: options.warmUp / turns, measured: options.seconds / turns };
  for (let n = 0; n < turns; n++) {
    for (const { name, turn } of all) {
      // A checkpoint before each round, so that nobody writes pages that another has changed.
      await withSession(adminUrl, (admin) => admin.query('CHECKPOINT'));
      rounds.get(name)?.push(await closedLoop(turn, level, seconds, () => processorOf(process.pid)));
    }
  }
  return [...rounds].map(([contestant, of]): Row => ({ contestant, ...level, ...together(of) }));
}

/** Runs without measuring, until the code of every program is compiled. */
async function runWarm(all: Contestant[], seconds: number): Promise<void> {
  const busiest = { clients: 8, series: mostSeries };
  for (const { turn } of all) await closedLoop(turn, busiest, { warmUp: seconds, measured: 0 }, () => new Map());
}

type Measuring = { adminUrl: string; all: Contestant[]; options: PublishOptions };

/** Adds each level's rows as soon as they are measured. */
async function measure(levels: Level[], rows: Row[], { adminUrl, all, options }: Measuring): Promise<void> {
  for (const level of levels) {
    for (const row of await measureLevel(adminUrl, all, level, options)) {
      rows.push(row);
      const { contestant, clients, series, perSecond } = row;
      console.error(
        `${contestant}, ${clients} clients, ${series} series: ${perSecond.toFixed(1)} a second, ${busyness()}`,
      );
    }
  }
}

/** Measures and prints. */
export async function benchPublish(options: PublishOptions): Promise<void> {
  const port = await freePort();
  const ours = await startPressmark({ port, password: 'demo-password-1', env: { PRESSMARK_API_RATE: '1000000' } });
  const all: Contestant[] = [];
  try {
    all.push(...(await contestants(port, ours.adminUrl, options.only)));
    const levels = options.series.flatMap((series) => options.clients.map((clients) => ({ clients, series })));
    const steps = all.some(({ name }) => name.startsWith('Pressmark')) ? await stepsOfPublishing('b0', 300) : [];
    const rows: Row[] = [];
    // The rows before a failure are printed too.
    const printRows = () => {
      if (options.json) console.log(JSON.stringify({ rows, steps, busyness: busyness() }));
      else console.log([...steps, '', ...tableOf(rows, 'Payload CMS'), busyness()].join('\n'));
    };
    await runWarm(all, options.warmUp * 2);
    await measure(levels, rows, { adminUrl: ours.adminUrl, all, options }).finally(printRows);
  } finally {
    for (const { stop } of all) await stop();
    await ours.stop();
  }
}
