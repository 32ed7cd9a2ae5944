import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { announceChange } from '#lib/publishing/freeze.ts';
import { askForEveryLink } from '#lib/releases/links/ask-for-links.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { lockHouse, staleHouse } from './lock-house.ts';
import { houseAfter, houseProblems, newHouse, refusalToSettle } from './rules.ts';
import { type HouseFacts, type HouseSet, setHouseSchema, type SetHouseInput } from './schema.ts';

/** The languages of the house's releases, whether anybody sees them or not. */
async function languagesUsed(tx: Tx, { languages }: HouseFacts) {
  const used = await tx.$queryRaw<{ language: string }[]>`
    SELECT code AS language FROM unnest(${languages}::text[]) code WHERE newsroom.writes_in(code)`;
  return { own: languages[0] ?? 'en', languages: used.map(({ language }) => language) };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What differs between two states of the house, as the later one has it. */
function changesOf(before: HouseFacts, after: HouseFacts): Partial<HouseFacts> {
  const fields = Object.keys(after) as (keyof HouseFacts)[];
  return Object.fromEntries(
    fields.filter((field) => !same(before[field], after[field])).map((field) => [field, after[field]]),
  );
}

/**
 * Writes the house for the newsroom and for the public. What is published stays as it is; pages
 * around it are made anew.
 */
async function keepHouse(tx: Tx, facts: HouseFacts, version: number): Promise<void> {
  const { requiredParts, preflight, ...shown } = facts;
  const row = { ...shown, requiredParts, preflight, version };
  await tx.house.upsert({ where: { id: 1 }, create: row, update: row });
  await tx.publicHouse.upsert({ where: { id: 1 }, create: shown, update: shown });
  await announceChange(tx, [tag.house]);
}

/**
 * Sets what the house is called and how it looks; what is not given stays. The first call makes the
 * house.
 */
export const setHouse = command(async (tx, actor: Actor, input: SetHouseInput): Promise<Result<HouseSet>> => {
  const refused = refusalToSettle(actor);
  if (refused) return refused;
  const parsed = setHouseSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { version, ...given } = parsed.data;
  const before = await lockHouse(tx);
  if (version !== undefined && version !== (before?.version ?? 0)) return staleHouse(tx);
  const { version: _version, emblem, ...facts } = before ?? { ...newHouse, version: 0, emblem: null };
  const after = houseAfter(facts, given);
  const used = before && given.languages ? await languagesUsed(tx, before) : null;
  const [problem, ...more] = houseProblems(after, given, used);
  if (problem) return refuse('invalid', problem, ...more);
  const changes = changesOf(facts, after);
  const next = before ? before.version + (Object.keys(changes).length > 0 ? 1 : 0) : 1;
  if (before && next === before.version) return ok(before);
  await keepHouse(tx, after, next);
  if (facts.preflight.ranks.links === 'off' && after.preflight.ranks.links !== 'off') await askForEveryLink(tx);
  await recordEvent(tx, actor, { type: 'house.set', data: { key: 'house', ...changes } });
  return ok({ ...after, version: next, emblem });
});
