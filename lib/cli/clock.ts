import { systemActor } from '#lib/core/actor.ts';
import { type CommandName, type Flags, usageOf } from '#lib/core/command-line/list.ts';
import { acceptClock, releaseSchedules } from '#lib/publishing/clock.ts';
import { type Answer, refusalAnswer } from './answer.ts';

const commandLine = systemActor('the command line');

function reasonOf(name: CommandName, { reason }: Flags): string {
  if (!reason?.trim()) throw usageOf(name);
  return reason.trim();
}

/** Accepts the database's clock after a clock that ran ahead dated the register. */
export async function clockAccept(flags: Flags): Promise<Answer> {
  const accepted = await acceptClock(commandLine, { reason: reasonOf('clock accept', flags) });
  if (!accepted.ok) return refusalAnswer(accepted);
  const clock = accepted.value.clock.toISOString();
  return { text: `Accepted: the clock says ${clock}, and what is published now is dated by it.`, data: accepted.value };
}

/** Releases the schedules that were held after a jump of the clock. */
export async function schedulesRelease(flags: Flags): Promise<Answer> {
  const released = await releaseSchedules(commandLine, { reason: reasonOf('schedules release', flags) });
  if (!released.ok) return refusalAnswer(released);
  const { clock, due } = released.value;
  return {
    text: `Released: the database's clock says ${clock.toISOString()}, ${due} ${due === 1 ? 'is' : 'are'} due by it and published now.`,
    data: released.value,
  };
}
