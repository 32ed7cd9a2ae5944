// A small run on the real product. `npm run torture` is the large one.
import { expect, test } from 'vitest';
import { torture } from './torture.ts';

test('what was acknowledged survives kill -9 of site, desk, worker and PostgreSQL, once and in order', async () => {
  const seed = (Date.now() % 1_000_000) + 1;
  const outcome = await torture({ publishes: 60, clients: 3, kills: 4, seed });
  expect(outcome.problems, `seed ${seed}`).toEqual([]);
  expect(outcome.work.ledger.acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(outcome.allKills.map(({ target }) => target).sort()).toEqual(['desk', 'postgres', 'site', 'worker']);
  // A run in which no kill reached a request would prove little.
  expect([...outcome.work.counts.retries.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
}, 300_000);
