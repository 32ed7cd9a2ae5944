// npm run bench -- site --only publications: 200 publications while 64 readers ask two site
// processes for the pages that each of them changes. An answer is stale if it lacks what was public
// for more than a second when it was asked for. It is early if it has what nobody had begun to
// publish when it came.
import { publishRelease } from '#lib/publishing/publish.ts';
import { makeApproved, makeDraft, makeOffice, makePublished, valueOf } from '#test/factories.ts';
import { readerOf } from '#test/leaks/reader.ts';
import { openNewsroom } from '../own-newsroom.ts';
import { startSite } from './site-process.ts';

const [publications, readers, processes, longest] = [200, 64, 2, 1000];

/** When each number was begun and acknowledged, by this process's clock, in ms. */
class Times {
  readonly begun: number[] = [0];
  readonly done: number[] = [0];

  /** The newest number that was public at a moment. */
  publicAt(at: number): number {
    return this.done.findLastIndex((moment) => moment <= at);
  }

  get last(): number {
    return this.done.length - 1;
  }
}

/** A page that publications change. `shows` is the newest number on it, which is `most` at most. */
type Watched = { name: string; ask: () => { path: string; most: number; shows: (body: string) => number } };

/** A list that names the releases of a folder. */
const list = (name: string, path: string, folder: string): Watched => ({
  name,
  ask: () => ({
    path,
    most: publications,
    shows: (body) =>
      [...body.matchAll(new RegExp(`${folder}/(\\d+)`, 'g'))].reduce((most, [, n]) => Math.max(most, Number(n)), 0),
  }),
});

const watchedPages = (folder: string, times: Times): Watched[] => [
  list('front page', '/', folder),
  list('register', '/register', folder),
  list('feed', '/feeds/all.atom', folder),
  list('month', folder.replace('/releases/', '/archive/'), folder),
  {
    name: 'NEXT of a release',
    ask: () => {
      const number = Math.max(1, times.last - Math.floor(Math.random() * 4));
      const next = new RegExp(`rel="next" href="[^"]*/${number + 1}"`);
      return {
        path: `${folder}/${number}`,
        most: Math.min(number + 1, publications),
        shows: (body) => number + (next.test(body) ? 1 : 0),
      };
    },
  },
  {
    name: 'a release and the next to come',
    ask: () => {
      const number = Math.min(publications, times.last + Math.floor(Math.random() * 3));
      const shows = (body: string) => number - (body.includes('<article') ? 0 : 1);
      return { path: `${folder}/${number}`, most: number, shows };
    },
  },
];

/** Of one page. `ages`: for how many ms what an answer lacks was public, answer by answer. */
type Tally = { answers: number; stale: number; early: number; ages: number[] };

const at = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

function print(tallies: Map<string, Tally>, seconds: number) {
  console.log(
    `${publications} publications in ${seconds.toFixed(0)} s, ${readers} readers, ${processes} site processes; for how long what an answer lacks was public when it was asked for`,
  );
  for (const [name, { answers, stale, early, ages }] of tallies) {
    const sorted = ages.toSorted((a, b) => a - b);
    console.log(
      `  ${name.padEnd(32)} ${String(answers).padStart(7)} answers  p99 ${at(sorted, 0.99).toFixed(0).padStart(4)} ms  longest ${at(sorted, 1).toFixed(0).padStart(4)} ms  stale ${stale}  early ${early}`,
    );
  }
}

type Question = { ask: (path: string) => Promise<{ status: number; body: Buffer }>; page: Watched; times: Times };

async function askOnce({ ask, page, times }: Question, tally: Tally) {
  const { path, most, shows } = page.ask();
  const asked = performance.now();
  const { status, body } = await ask(path);
  if (status !== 200 && status !== 404) throw new Error(`${path} answers ${status}`);
  const shown = shows(body.toString());
  const lacks = Math.min(times.publicAt(asked), most) > shown ? asked - (times.done[shown + 1] ?? asked) : 0;
  tally.answers++;
  tally.ages.push(lacks);
  if (lacks > longest) tally.stale++;
  if (shown >= times.begun.length) tally.early++;
}

/** @throws if an answer was stale or early */
export async function benchPublications(): Promise<void> {
  const newsroom = await openNewsroom();
  const { place, officer, editor } = await makeOffice({ key: 'pr' });
  const times = new Times();
  const first = await makePublished(officer, editor, await makeDraft(officer, place));
  times.begun.push(0);
  times.done.push(0);
  const ready = [];
  for (let n = 1; n < publications; n++)
    ready.push(await makeApproved(officer, editor, await makeDraft(officer, place)));
  const sites = await Promise.all(Array.from({ length: processes }, () => startSite(newsroom.publicUrl)));
  const asking = sites.map(({ port }) => readerOf(`http://127.0.0.1:${port}`, readers / processes));
  const pages = watchedPages(first.path.replace(/\/\d+$/, ''), times);
  const tallies = new Map(pages.map(({ name }) => [name, { answers: 0, stale: 0, early: 0, ages: [] } as Tally]));
  let isOver = false;
  const read = async (number: number) => {
    const { ask } = asking[number % processes] as (typeof asking)[number];
    for (let turn = number; !isOver; turn++) {
      const page = pages[turn % pages.length] as Watched;
      await askOnce({ ask, page, times }, tallies.get(page.name) as Tally);
    }
  };
  const began = performance.now();
  const all = Promise.all(Array.from({ length: readers }, (_, number) => read(number)));
  try {
    for (const draft of ready) {
      times.begun.push(performance.now());
      valueOf(await publishRelease(editor, draft));
      times.done.push(performance.now());
    }
    // What is still missing after a second would be stale.
    await new Promise((resolve) => setTimeout(resolve, 2 * longest));
  } finally {
    isOver = true;
    await all;
    for (const one of asking) one.close();
    await Promise.all(sites.map((site) => site.stop()));
    await newsroom.stop();
  }
  print(tallies, (performance.now() - began) / 1000);
  const wrong = [...tallies.values()].reduce((sum, { stale, early }) => sum + stale + early, 0);
  if (wrong > 0) throw new Error(`${wrong} answers were stale or early.`);
}
