import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { readAs } from '#lib/core/transact.ts';
import { loadDraft } from '../load.ts';
import { addressesOf } from '../preflight/link-rules.ts';
import type { LinkOutcome } from '../preflight/schema.ts';
import { isOpen } from '#lib/releases/state-rules.ts';
import { askAddress } from './ask-address.ts';
import { againSeconds } from './link-checks-rules.ts';
import { addressesToAsk, linkOutcomes } from './link-queries.ts';

const house = systemActor('the house');
/** Addresses that are asked for at once. */
const atOnce = 4;

type Work = { deskId: string; addresses: string[]; toAsk: string[]; isRecent: boolean };

/** In ms: a text that was not saved for a day is looked after no more. */
const lastSave = 86_400_000;

/** What is to be asked for a release; null where nobody waits for it. */
async function workFor(tx: Tx, releaseId: string): Promise<Work | null> {
  const current = await loadDraft(tx, releaseId);
  if (!current || !isOpen(current.facts.state) || current.demands.preflight.ranks.links === 'off') return null;
  const addresses = addressesOf(current.content);
  const isRecent = current.now.getTime() - current.draft.updatedAt.getTime() < lastSave;
  return { deskId: current.release.deskId, addresses, toAsk: await addressesToAsk(tx, addresses), isRecent };
}

async function askAll(addresses: string[]): Promise<[string, LinkOutcome][]> {
  const answers: [string, LinkOutcome][] = [];
  for (let at = 0; at < addresses.length; at += atOnce) {
    const some = addresses.slice(at, at + atOnce);
    answers.push(
      ...(await Promise.all(some.map(async (one) => [one, await askAddress(one)] as [string, LinkOutcome]))),
    );
  }
  return answers;
}

/** Keeps the answers. Returns whether one of them is news. */
async function keep(tx: Tx, answers: [string, LinkOutcome][]): Promise<boolean> {
  const before = await linkOutcomes(
    tx,
    answers.map(([url]) => url),
  );
  for (const [url, { outcome, status }] of answers)
    await tx.$executeRaw`
      INSERT INTO newsroom.link_check (url, outcome, status, checked_at)
      VALUES (${url}, ${outcome}, ${status}, newsroom.clock())
      ON CONFLICT (url) DO UPDATE SET outcome = excluded.outcome, status = excluded.status, checked_at = excluded.checked_at`;
  return answers.some(
    ([url, { outcome, status }]) => before[url]?.outcome !== outcome || before[url].status !== status,
  );
}

/**
 * Asks for the addresses to which a draft links, and keeps what they answered. It can be repeated:
 * an answer that is new enough is not asked for again.
 */
export async function checkLinks(_jobId: string, { releaseId }: Jobs['check-links']): Promise<void> {
  const work = await readAs(house, (tx) => workFor(tx, releaseId));
  if (!work) return;
  const answers = await askAll(work.toAsk);
  await readAs(house, async (tx) => {
    const isNews = await keep(tx, answers);
    const outcomes = Object.values(await linkOutcomes(tx, work.addresses));
    const silent = outcomes.filter(({ outcome }) => outcome !== 'answers').length;
    if (work.isRecent && silent > 0 && answers.length > 0)
      await enqueue(tx, 'check-links', { releaseId }, { startAfter: againSeconds });
    if (!isNews) return;
    // The open screens of the release follow the record.
    const data = { links: outcomes.length, silent };
    await recordEvent(tx, house, { type: 'draft.links-checked', releaseId, deskId: work.deskId, data });
  });
}
