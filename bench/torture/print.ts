// The figures of a run as short lines.
import { type Target, targets } from './processes.ts';
import type { Outcome } from './torture.ts';

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const ms = (value: number) => (value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(0)} ms`);

function recoveries({ allKills }: Outcome, target: Target): string {
  const times = allKills.flatMap((kill) =>
    kill.target === target && kill.recoveredMs !== null ? [kill.recoveredMs] : [],
  );
  const back = times.length === 0 ? '' : `, back after p50 ${ms(at(times, 0.5))}, max ${ms(at(times, 1))}`;
  return `${target} ${allKills.filter((kill) => kill.target === target).length}${back}`;
}

export function figures(outcome: Outcome): string[] {
  const { work, seconds, publishes, clients, kills, seed, problems } = outcome;
  const { acknowledged } = work.ledger;
  const retries = [...work.counts.retries].map(([why, n]) => `${why} ${n}`);
  return [
    `${publishes} publications by ${clients} clients under ${kills} kills, seed ${seed}: ${seconds.toFixed(0)} s, ${(acknowledged.length / seconds).toFixed(1)} a second`,
    ...[...work.durations].map(
      ([way, times]) =>
        `${way}: ${times.length}, from first request to acknowledged publication p50 ${ms(at(times, 0.5))}, p99 ${ms(at(times, 0.99))}, max ${ms(at(times, 1))}`,
    ),
    `requests ${work.counts.requests}, asked again: ${retries.join(', ') || 'none'}; answers that repeated an earlier one ${work.counts.replays}`,
    ...targets.map((target) => `killed: ${recoveries(outcome, target)}`),
    `jobs: ${outcome.jobs}`,
    outcome.audit,
    `acknowledged ${acknowledged.length}, broken promises ${problems.length}`,
  ];
}
