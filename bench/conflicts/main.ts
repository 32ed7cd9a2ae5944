// npm run torture -- --races N: the races, on a database of their own, and their figures.
import { startTestServer } from '#test/harness/postgres.ts';
import { addressesOf, makeTemplate, templateName } from '#test/harness/template.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { db } from '#lib/core/db.ts';
import { runRaces, type Tally } from './races.ts';

function print(tally: Tally, seed: number, seconds: number) {
  const pairs = [...tally.pairs].toSorted(([, a], [, b]) => b - a).map(([pair, n]) => `${pair} ${n}`);
  for (const what of [...tally.overwritten, ...tally.wrong]) console.error(what);
  console.log(`pairs: ${pairs.join(', ')}`);
  console.log(
    `${tally.races} races of two processes in ${seconds.toFixed(0)} s, seed ${seed}: ${tally.releases} releases, ${tally.published} publications, ${tally.acknowledgedSaves} saves acknowledged`,
  );
  console.log(
    `both at work at once in ${tally.overlapping}; won by the first ${tally.wonBy[0]}, by the second ${tally.wonBy[1]}`,
  );
  console.log(
    `races ${tally.races}, won ${tally.won}, refused ${tally.refused}, overwritten ${tally.overwritten.length}, otherwise wrong ${tally.wrong.length}`,
  );
}

/** @returns false if a text was overwritten or anything else went wrong */
export async function tortureConflicts(races: number, seed: number): Promise<boolean> {
  const server = await startTestServer();
  try {
    await makeTemplate(server.adminUrl);
    const addresses = addressesOf(server.adminUrl, templateName);
    process.env.DATABASE_URL = addresses.newsroom;
    const began = performance.now();
    const tally = await runRaces(races, seed, addresses.admin);
    print(tally, seed, (performance.now() - began) / 1000);
    return tally.overwritten.length + tally.wrong.length === 0 && tally.won === races && tally.refused === races;
  } finally {
    await db().$disconnect();
    await closeJobs();
    await server.stop();
  }
}
