import { expect, it } from 'vitest';
import { runRaces } from './races.ts';

it('of two people who press at once on one version one wins, the other is told who and when, and no text is lost', async () => {
  // A new seed each time; the message of a failure names it with the race.
  const tally = await runRaces(100, Date.now() % 1_000_000, String(process.env.TEST_ADMIN_URL));
  expect([...tally.overwritten, ...tally.wrong]).toEqual([]);
  expect([tally.won, tally.refused]).toEqual([100, 100]);
  // Races in which one had finished before the other began would prove nothing.
  expect(tally.overlapping).toBeGreaterThan(50);
  expect(Math.min(...tally.wonBy)).toBeGreaterThan(10);
});
