import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { ok, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { deskOf } from './desk-queries.ts';
import { keyProblems, nameProblems, namesIn, nobody, refusalToSettle } from './rules.ts';
import { addDeskSchema, type AddDeskInput, type DeskSet } from './schema.ts';

const noHouse = refuse('conflict', { code: 'no-house', message: 'Set up the house first: its name and languages.' });

/** Adds a desk, with a name in every language of the house. */
export const addDesk = command(async (tx, actor: Actor, input: AddDeskInput): Promise<Result<DeskSet>> => {
  const refused = refusalToSettle(actor);
  if (refused) return refused;
  const parsed = addDeskSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { key, names, contact = nobody } = parsed.data;
  const house = await tx.house.findUnique({ where: { id: 1 }, select: { languages: true } });
  if (!house) return noHouse;
  const wanted = namesIn(house.languages, {}, names);
  const [problem, ...more] = [...keyProblems(key), ...nameProblems(house.languages, wanted, names)];
  if (problem) return refuse('invalid', problem, ...more);
  // Two at once: the second waits on the unique index and then finds the first.
  const [added] = await tx.desk.createManyAndReturn({ data: [{ key, names: wanted, contact }], skipDuplicates: true });
  if (!added)
    return refuse('conflict', {
      code: 'desk-exists',
      field: 'key',
      message: `There is a desk “${key}” already.`,
      params: { key },
    });
  await recordEvent(tx, actor, { type: 'desk.added', data: { key, names: wanted, contact } });
  return ok(deskOf(added));
});
