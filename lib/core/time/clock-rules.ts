// A wrong clock and what becomes public. Promises:
//   - Nothing is dated before the newest entry of the register. A clock more than a few seconds
//     behind it publishes nothing.
//   - Schedules are held only when the clock jumped ahead. A machine that was off does not hold
//     them.
import { layersOf } from '#lib/core/error-rules.ts';
import { type Refusal, refuse } from '#lib/core/result.ts';

const minute = (at: string) => `${at.slice(0, 19).replace('T', ' ')} UTC`;

/** The refusal for PostgreSQL's error "the clock is behind the register"; null for other errors. */
export function refusalOfClock(error: unknown): Refusal | null {
  for (const { message = '' } of layersOf(error)) {
    const match = /the clock says (\S+Z), the newest entry is of (\S+Z)/.exec(message);
    if (match) return clockBehind(match[1] ?? '', match[2] ?? '');
  }
  return null;
}

/**
 * One reading of the database's clock, with this machine's uptime before and after it, in seconds.
 */
export type ClockLook = { clock: Date; before: number; after: number };

// Ordinary corrections of a clock stay below this.
const usualSeconds = 5;

/**
 * How far the clock jumped ahead between two readings, in whole seconds. 0 for a usual correction,
 * and where the machine was restarted between the readings. Time asleep counts as time that passed.
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
    params: { clock: minute(clock), newest: minute(newest) },
    message: `The database’s clock says ${minute(clock)}, and the newest entry in the register is of ${minute(newest)}. Nothing was published. Ask an administrator to set the clock of the database’s machine right, then try again. Was the clock wrong when the entry was written, see “Clocks” in docs/operations.md.`,
  });
}
