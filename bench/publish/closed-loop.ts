// A closed loop: each client begins its next turn when its last one has an answer.
import { setTimeout as pause } from 'node:timers/promises';

export type Level = { clients: number; series: number };
export type Measured = {
  turns: number;
  perSecond: number;
  /** Turns a second, by round. */
  rates: number[];
  p50: number;
  p99: number;
  slowest: number;
  /** Milliseconds of processor time a turn, by program. */
  processor: Record<string, number>;
};

/**
 * One round: how long each turn took that ended in it, and the processor time by program, both in
 * ms.
 */
export type Round = { times: number[]; seconds: number; processor: Map<string, number> };

/**
 * One turn of one client. `series` is an index below the level's number of series. Throws if it
 * fails.
 */
export type Turn = (client: number, series: number) => Promise<void>;

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/**
 * @param processor processor time of all contestants so far, in ms by program
 * @param seconds of warm-up and of measurement; turns that end within the measurement count
 */
export async function closedLoop(
  turn: Turn,
  { clients, series }: Level,
  seconds: { warmUp: number; measured: number },
  processor: () => Map<string, number>,
): Promise<Round> {
  const began = performance.now() + seconds.warmUp * 1000;
  const end = began + seconds.measured * 1000;
  const times: number[] = [];
  let turns = 0;
  const client = async (number: number) => {
    for (let now = performance.now(); now < end; ) {
      await turn(number, turns++ % series);
      const done = performance.now();
      if (done >= began && done < end) times.push(done - now);
      now = done;
    }
  };
  const before = pause(seconds.warmUp * 1000).then(processor);
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const used = [...processor()];
  const atStart = await before;
  const processorUsed = new Map(used.map(([name, ms]) => [name, ms - (atStart.get(name) ?? 0)]));
  return { times, seconds: seconds.measured, processor: processorUsed };
}

/** The rounds of one contestant at one level as one result. */
export function together(rounds: Round[]): Measured {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const names = new Set(rounds.flatMap((round) => [...round.processor.keys()]));
  const sumOf = (name: string) => rounds.reduce((sum, round) => sum + (round.processor.get(name) ?? 0), 0);
  return {
    turns: times.length,
    perSecond: times.length / seconds,
    rates: rounds.map((round) => round.times.length / round.seconds),
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    slowest: at(times, 1),
    processor: Object.fromEntries([...names].map((name) => [name, sumOf(name) / times.length])),
  };
}
