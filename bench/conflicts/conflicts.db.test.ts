import { expect, it } from 'vitest';
import { runRaces } from './races.ts';

it('if two people press at once on one version, one wins, the other learns who and when, and no text is lost', async () => {
  // Each run has a new seed. A failure's message names it with the race.
  const tally = await runRaces(100, Date.now() % 1_000_000, String(process.env.TEST_ADMIN_URL));
  expect([...tally.overwritten, ...tally.wrong]).toEqual([]);
  expect([tally.won, tally.refused]).toEqual([100, 100]);
  // A race in which one process ended before the other began proves nothing.
  expect(tally.overlapping).toBeGreaterThan(50);
  // How often each of them wins is chance, and the machine's load.
  expect(Math.min(...tally.wonBy)).toBeGreaterThan(0);
});
