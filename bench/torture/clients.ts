// Clients that create, submit, approve and publish, and believe what they are answered.
import { type Chance, chanceOf } from '../chance.ts';
import { type Answer, ask, type Asked, type Counts, Refused } from './asking.ts';
import type { Ledger } from './ledger.ts';
import { houseText } from './texts.ts';

export type Office = { url: string; officer: string; editors: string[]; series: string[] };

export type Work = {
  office: Office;
  publishes: number;
  clients: number;
  seed: number;
  ledger: Ledger;
  counts: Counts;
  /** From the first request of a publication to its acknowledgement, in milliseconds. */
  took: number[];
  wrong: string[];
};

/** Sends the same request twice at the same moment, as an impatient person does; both must be answered alike. */
async function askTwice(url: string, asked: Asked, counts: Counts, chance: Chance): Promise<Answer> {
  const [one, other] = await Promise.all([ask(url, asked, counts, chance), ask(url, asked, counts, chance)]);
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Refused(`${asked.key}: two answers to one request differ: ${one.label} and ${other.label}`);
  return one;
}

async function publishOne({ office, seed, ledger, counts, took }: Work, n: number, chance: Chance): Promise<void> {
  const marker = `${seed}-${n}`;
  const sent = houseText(marker);
  const began = performance.now();
  ledger.markers.push(marker);
  const step = (name: string, path: string, token: string, more: { version?: number; body?: object }) => {
    const asked = { path, token, key: `${marker} ${name}`, ...more };
    return (chance.share() < 0.1 ? askTwice : ask)(office.url, asked, counts, chance);
  };
  const series = chance.pick(office.series);
  const created = await step('create', '/releases', office.officer, { body: { series, text: sent } });
  const path = `/releases/${created.id}`;
  const submitted = await step('submit', `${path}/submit`, office.officer, { version: created.version });
  const approved = await step('approve', `${path}/approve`, chance.pick(office.editors), {
    version: submitted.version,
  });
  const editor = chance.pick(office.editors);
  const published = await step('publish', `${path}/publish`, editor, { version: approved.version });
  const { label, url, state } = published;
  if (state !== 'published' || label === null || url === null)
    throw new Refused(`${marker}: publication was answered with state ${state}, label ${label}, address ${url}`);
  ledger.acknowledged.push({ marker, releaseId: published.id, label, path: new URL(url).pathname, sent });
  took.push(performance.now() - began);
}

/** Publishes all of it; a publication that fails is written down and the others go on. */
export async function runClients(work: Work): Promise<void> {
  let next = 0;
  const client = async (index: number) => {
    const chance = chanceOf(work.seed + 7919 * (index + 1));
    while (next < work.publishes) {
      const n = next++;
      await publishOne(work, n, chance).catch((error: unknown) => {
        work.wrong.push(error instanceof Error ? error.message : String(error));
      });
    }
  };
  await Promise.all(Array.from({ length: work.clients }, (_, index) => client(index)));
}
