// npm run bench -- COMMAND: the benchmarks. Each prints its figures last.
import { readLine } from '#lib/core/command-line/line.ts';
import { benchClock } from './clock.ts';
import { benchDatabase } from './database.ts';
import { fillNewsroom } from './desk-search/fill.ts';
import { benchDeskSearch } from './desk-search/main.ts';
import { benchDesk } from './desk/main.ts';
import { benchDoor } from './door.ts';
import { benchForms } from './forms.ts';
import { benchImport } from './import.ts';
import { benchLeaks } from './leaks.ts';
import { benchPage } from './page.ts';
import { benchPublish } from './publish/main.ts';
import { benchRegister } from './register.ts';
import { seedReleases } from './seed.ts';
import { benchSite } from './site/main.ts';
import { benchSiteSearch, fillPublicKeys } from './site-search/main.ts';

const help = `Usage: npm run bench -- COMMAND; each prints its figures last
  seed N      a database with N published releases, in --data DIR (default: .bench/register)
  page        the release page's statement in that database: plan and times inside PostgreSQL (--samples 2000)
  clock [N]   N schedules (1000), 4 workers whose clocks are wrong: early, missed, double, and how late
  desk-search [N]  N releases (1000000) in a house of twelve desks: times by kind of search (--samples)
              with "again" for N: asks the database of the last run
  site-search [N]  N releases (1000000): times by kind of a reader's search (--samples, "again" as above)
  desk        the release page in a browser: its script, and key to picture in 5,000 words (--keys 300)
  register    counting the register in that database: plan and times inside PostgreSQL
  import [N]  an archive of N files (10000) through the command, twice, on a data directory of its own
  site        requests a second of the site on it, kept bytes and rendered anew, beside node:http, nginx and
              Payload CMS, by wrk; 200 publications under 64 readers; readers beside dear addresses;
              Lighthouse (--seconds 5 --turns 5 --only kept,anew,payload,publications,dear,lighthouse)
  forms [N]   from the publication of N releases (20) to each of their kept forms
  leaks [N]   N guessed addresses (100000) at a house full of texts that are not public; ends with 1 if one is found
  door        a reader's times while others attack the desk, 20 s in all (twice --seconds)
  publish     create and publish urgently by one person, and the reviewed way by two, a second through the API,
              beside Payload CMS and bare SQL
              (--clients 1,8,32 --series 1,8 --seconds 10 --warm-up 3 --turns 3 --only NAMES --json)`;

const line = readLine(process.argv.slice(2), {
  help,
  firstWords: [
    'seed',
    'page',
    'clock',
    'desk',
    'desk-search',
    'site-search',
    'register',
    'import',
    'site',
    'door',
    'forms',
    'leaks',
    'publish',
  ],
  maxWords: 2,
  options: {
    data: { type: 'string' },
    samples: { type: 'string', default: '2000' },
    keys: { type: 'string', default: '300' },
    clients: { type: 'string', default: '1,8,32' },
    series: { type: 'string', default: '1,8' },
    seconds: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '3' },
    turns: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
if ('code' in line) process.exit(line.code);
const { values } = line;
const [command, size] = line.words;

const commands: Record<string, () => Promise<void>> = {
  seed: async () => {
    const count = Number(size);
    if (!Number.isInteger(count) || count < 100 || count > 10_000_000)
      throw new RangeError('seed needs how many: 100 to 10000000');
    const database = await benchDatabase(values.data, true);
    await seedReleases(database, count).finally(database.stop);
  },
  clock: async () => {
    const database = await benchDatabase(values.data ?? '.bench/clock', true);
    await benchClock(database, Number(size ?? 1000)).finally(database.stop);
  },
  import: async () => {
    const count = Number(size ?? 10_000);
    if (!Number.isInteger(count) || count < 100) throw new RangeError('import needs how many files: 100 or more');
    await benchImport(count);
  },
  desk: () => benchDesk(Number(values.keys)),
  forms: () => benchForms(Number(size ?? 20)),
  leaks: () => benchLeaks(Number(size ?? 100_000)),
  door: () => benchDoor(Number(values.seconds) * 2),
  page: async () => {
    const database = await benchDatabase(values.data, false);
    await benchPage(database, Number(values.samples)).finally(database.stop);
  },
  'desk-search': async () => {
    const data = values.data ?? '.bench/desk-search';
    if (size === 'again') {
      const database = await benchDatabase(data, false);
      await benchDeskSearch(database, Number(values.samples)).finally(database.stop);
      return;
    }
    const count = Number(size ?? 1_000_000);
    if (!Number.isInteger(count) || count < 1000) throw new RangeError('desk-search needs how many: 1000 or more');
    const database = await benchDatabase(data, true);
    try {
      await seedReleases(database, count);
      await fillNewsroom(database);
      await benchDeskSearch(database, Number(values.samples));
    } finally {
      await database.stop();
    }
  },
  'site-search': async () => {
    const data = values.data ?? '.bench/site-search';
    if (size === 'again') {
      const database = await benchDatabase(data, false);
      await benchSiteSearch(database, Number(values.samples)).finally(database.stop);
      return;
    }
    const count = Number(size ?? 1_000_000);
    if (!Number.isInteger(count) || count < 1000) throw new RangeError('site-search needs how many: 1000 or more');
    const database = await benchDatabase(data, true);
    try {
      await seedReleases(database, count);
      await fillPublicKeys(database);
      await benchSiteSearch(database, Number(values.samples));
    } finally {
      await database.stop();
    }
  },
  register: async () => {
    const database = await benchDatabase(values.data, false);
    await benchRegister(database).finally(database.stop);
  },
  site: async () => {
    await benchSite(() => benchDatabase(values.data, false), {
      seconds: Number(values.seconds),
      turns: Number(values.turns),
      only: values.only.split(',').filter(Boolean),
    });
  },
};

commands.publish = async () => {
  const numbers = (list: string) => list.split(',').map(Number);
  await benchPublish({
    clients: numbers(values.clients),
    series: numbers(values.series),
    seconds: Number(values.seconds),
    warmUp: Number(values['warm-up']),
    turns: Number(values.turns),
    only: values.only.split(',').filter(Boolean),
    json: values.json,
  });
};

const run = commands[command ?? ''];
if (!run) {
  console.error(help);
  process.exit(2);
}
try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
process.exit(0);
