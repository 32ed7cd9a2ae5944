// Takes the files that are not in the register yet. Each file is read again. One batch is prepared
// while the batch before it is written.
import { textHash } from '#lib/core/canonical.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Reason, Refusal } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { type ArchiveOutcome, archiveReleases, type PreparedEntry, prepareEntry } from '#lib/archive/import.ts';
import type { PlannedFile } from '#lib/archive/overview-rules.ts';
import type { ArchiveSettings } from '#lib/archive/rules.ts';
import { refusalOfSlot } from '#lib/archive/slot-rules.ts';
import { type Slot, readSlots } from '#lib/archive/slots.ts';
import type { TargetRows } from '#lib/archive/target.ts';
import { readCandidate } from './survey.ts';
import type { Tally } from './tally.ts';
import type { Progress } from '#lib/cli/progress.ts';

/** The most of one transaction. Others can publish nothing in the series until it commits. */
const batchLimit = { releases: 100, letters: 2_000_000 };
const slotsPerQuery = 500;

export type Run = {
  actor: Actor;
  target: TargetRows;
  settings: ArchiveSettings;
  tally: Tally;
  progress: Progress;
  stopping: () => boolean;
};

type Ready = { planned: PlannedFile; entry: PreparedEntry };

const changedMeanwhile: Reason = {
  code: 'file-changed',
  message: 'It was changed while the archive was being read. Run the same command again.',
};

function numberTwice({ label, period, others }: PlannedFile): Reason {
  const names = others.slice(0, 3).join(', ');
  return {
    code: 'number-twice',
    message: `${label}${period.key === '' ? '' : ` of ${period.key}`} has another text in ${names}${others.length > 3 ? ` and ${others.length - 3} more` : ''}. None of them was taken. Keep the right file and remove the others.`,
  };
}

/** The outcome of a file that need not be read again, or null for a file to take. */
function outcomeOf(planned: PlannedFile, { use, removed }: Slot): 'there' | Reason[] | null {
  if (use.state === 'there') return 'there';
  // For a removed text, the archive's command compares the hashes.
  const conflict = removed ? null : refusalOfSlot(use);
  const twice = planned.others.length > 0 && !removed ? numberTwice(planned) : null;
  const reasons = [conflict, twice].filter((reason) => reason !== null);
  return reasons.length > 0 ? reasons : null;
}

async function readAgain(planned: PlannedFile, settings: ArchiveSettings): Promise<PreparedEntry | Reason[]> {
  const read = await readCandidate({ path: planned.file, isExplicit: true }, settings);
  if ('reasons' in read) return [changedMeanwhile];
  const { number, publishedAt, content, text } = read.candidate;
  if (textHash(text) !== planned.textHash) return [changedMeanwhile];
  const prepared = prepareEntry({ number, publishedAt, content });
  return 'refused' in prepared ? prepared.refused.reasons : prepared.prepared;
}

function targetOf({ series, desk, language }: TargetRows) {
  return { series: series.key, desk: desk.key, language };
}

/**
 * Sends a batch. After an unexpected error the batch is sent release by release, so that one bad
 * release does not stop the others.
 */
async function send({ actor, target, tally, progress }: Run, batch: Ready[]): Promise<Refusal | null> {
  const entries = (some: Ready[]) => some.map((one) => one.entry);
  const settle = ({ planned }: Ready, outcome: ArchiveOutcome | undefined) => {
    if (!outcome) throw new Error(`nothing became of ${planned.file}`);
    if (outcome.state === 'refused') tally.refuse(planned, outcome.reasons);
    else tally.settle(planned, outcome.state);
  };
  try {
    const result = await archiveReleases(actor, targetOf(target), entries(batch));
    if (!result.ok) return result;
    for (const [index, one] of batch.entries()) settle(one, result.value[index]);
  } catch (error) {
    if (batch.length === 1 && batch[0]) {
      const message = `It could not be taken because of an unexpected error: ${(error as Error).message.trim().split('\n').at(-1)}`;
      tally.refuse(batch[0].planned, [{ code: 'failed', message }]);
    } else
      for (const one of batch) {
        const refused = await send({ actor, target, tally, progress } as Run, [one]);
        if (refused) return refused;
      }
  }
  progress.at(tally.done);
  return null;
}

const isFull = (batch: Ready[]) =>
  batch.length >= batchLimit.releases ||
  batch.reduce((sum, { entry }) => sum + entry.rendered.html.body.length, 0) >= batchLimit.letters;

/**
 * Prepares the files that are not in the register yet, in the order of the plan. Settles the other
 * files.
 */
async function* readyToTake(run: Run, plan: PlannedFile[]): AsyncGenerator<Ready> {
  const { actor, target, tally, progress, stopping } = run;
  for (let at = 0; at < plan.length; at += slotsPerQuery) {
    const some = plan.slice(at, at + slotsPerQuery);
    const slots = await readAs(actor, (tx) => readSlots(tx, target.series.id, target.language, some));
    for (const [index, planned] of some.entries()) {
      if (stopping()) return;
      const outcome = outcomeOf(planned, slots[index] as Slot);
      if (outcome === 'there') tally.settle(planned, 'there');
      else if (outcome) tally.refuse(planned, outcome);
      else {
        const entry = await readAgain(planned, run.settings);
        if (Array.isArray(entry)) tally.refuse(planned, entry);
        else yield { planned, entry };
      }
      progress.at(tally.done);
    }
  }
}

/**
 * Takes the plan's files batch by batch until a stop. It finishes a batch that has begun.
 * @returns why it could not go on, or null
 */
export async function takeFiles(run: Run, plan: PlannedFile[]): Promise<Refusal | null> {
  let batch: Ready[] = [];
  let writing: Promise<Refusal | null> = Promise.resolve(null);
  for await (const ready of readyToTake(run, plan)) {
    batch.push(ready);
    if (!isFull(batch)) continue;
    const refused = await writing;
    if (refused) return refused;
    writing = send(run, batch);
    batch = [];
  }
  const refused = await writing;
  if (refused || batch.length === 0 || run.stopping()) return refused;
  return send(run, batch);
}
