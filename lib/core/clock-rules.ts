// What a clock that is wrong means for what becomes public. Promises:
//   - nothing is dated before the newest entry of the register; a clock that is behind it by more than a few seconds publishes nothing
//   - only a clock that gained time which did not pass is held against the schedules; a machine that was off is not
import { layersOf } from './error-rules.ts';
import { type Refusal, refuse } from './result.ts';

const minute = (at: string) => `${at.slice(0, 19).replace('T', ' ')} UTC`;

/** The refusal behind an error of PostgreSQL that says that its clock is behind the register; null for every other error. */
export function refusalOfClock(error: unknown): Refusal | null {
  for (const { message = '' } of layersOf(error)) {
    const match = /the clock says (\S+Z), the newest entry is of (\S+Z)/.exec(message);
    if (match) return clockBehind(match[1] ?? '', match[2] ?? '');
  }
  return null;
}

/** A look at the database's clock: what it said, and how long this machine had been running before and after, in seconds. */
export type ClockLook = { clock: Date; before: number; after: number };

// What a clock is set by in steps as a matter of course stays below it.
const usualSeconds = 5;

/**
 * The seconds that the clock gained between two looks of one machine and that surely did not pass; 0 where they are few or none, or the
 * looks are of two runs of the machine. A machine that was off or asleep has its time counted.
 */
export function secondsGained(last: Pick<ClockLook, 'clock' | 'before'> | null, look: ClockLook): number {
  if (!last || look.before < last.before) return 0;
  const clockSeconds = (look.clock.getTime() - last.clock.getTime()) / 1000;
  const gained = clockSeconds - (look.after - last.before);
  return gained > usualSeconds ? Math.round(gained) : 0;
}

function clockBehind(clock: string, newest: string): Refusal {
  return refuse('unavailable', {
    code: 'clock-behind',
    message: `The database’s clock says ${minute(clock)}, and the newest entry in the register is of ${minute(newest)}. Nothing was published. Ask an administrator to set the clock of the database’s machine right, then try again. Was the clock wrong when the entry was written, see “Clocks” in docs/operations.md.`,
  });
}
