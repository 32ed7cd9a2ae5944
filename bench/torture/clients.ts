// Clients that create, submit, approve and publish, and note every acknowledgement.
import { type Chance, chanceOf } from '../chance.ts';
import type { Counts } from './api-request.ts';
import { senderFor, type Office } from './sender.ts';
import type { Ledger } from './ledger.ts';
import { houseText } from './texts.ts';
import { drawWay } from './ways.ts';

export type Work = {
  office: Office;
  publishes: number;
  clients: number;
  seed: number;
  ledger: Ledger;
  counts: Counts;
  /** Times from the first request of a publication to its acknowledgement, in ms, by way. */
  durations: Map<string, number[]>;
  problems: string[];
};

async function publishOne(work: Work, n: number, chance: Chance): Promise<void> {
  const { office, seed, ledger, counts, durations } = work;
  const marker = `${seed}-${n}`;
  const text = houseText(marker);
  const began = performance.now();
  ledger.markers.push(marker);
  const sender = senderFor(office, marker, counts, chance);
  const body = { series: chance.pick(office.series), text };
  const created = await sender.step('create', '/releases', office.officer, { body });
  const way = drawWay(chance);
  const published = await way.publish(sender, created);
  const { id, label, url } = published;
  if (published.state !== 'published' || label === null || url === null)
    throw new Error(`${marker}: publication was answered with ${JSON.stringify(published).slice(0, 200)}`);
  ledger.acknowledged.push({ marker, releaseId: id, label, path: new URL(url).pathname, text });
  durations.set(way.name, [...(durations.get(way.name) ?? []), performance.now() - began]);
}

/**
 * Publishes everything, and goes on while processes are being killed. A publication that fails is
 * noted in `problems` and the others go on.
 * @param isKilling true while kills are still to come: a kill during which nobody publishes proves
 * nothing
 */
export async function runClients(work: Work, isKilling: () => boolean): Promise<void> {
  let next = 0;
  const client = async (index: number) => {
    const chance = chanceOf(work.seed + 7919 * (index + 1));
    while (next < work.publishes || isKilling()) {
      const n = next++;
      await publishOne(work, n, chance).catch((error: unknown) => {
        work.problems.push(error instanceof Error ? error.message : String(error));
      });
    }
  };
  await Promise.all(Array.from({ length: work.clients }, (_, index) => client(index)));
}
