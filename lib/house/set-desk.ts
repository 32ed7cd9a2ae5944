import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { newestChange } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { notFound, ok, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { deskOf } from './desk-queries.ts';
import { changedMeanwhile, nameProblems, namesIn, refusalToSettle } from './rules.ts';
import { type DeskSet, setDeskSchema, type SetDeskInput } from './schema.ts';

/**
 * Renames a desk, sets its contact, closes or opens it; what is not given stays. What was
 * published under its old name keeps
 * that name.
 */
export const setDesk = command(async (tx, actor: Actor, input: SetDeskInput): Promise<Result<DeskSet>> => {
  const refused = refusalToSettle(actor);
  if (refused) return refused;
  const parsed = setDeskSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { key, names, contact, isClosed, version } = parsed.data;
  await tx.$executeRaw`SELECT 1 FROM newsroom.desk WHERE key = ${key} FOR UPDATE`;
  const row = await tx.desk.findUnique({ where: { key } });
  if (!row) return notFound('This desk');
  const before = deskOf(row);
  if (version !== undefined && version !== row.version)
    return changedMeanwhile(`The desk “${key}”`, await newestChange(tx, ['desk.set', 'desk.added'], key));
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true } });
  const wanted = namesIn(house.languages, before.names, names);
  const [problem, ...more] = names ? nameProblems(house.languages, wanted, names) : [];
  if (problem) return refuse('invalid', problem, ...more);
  const given = {
    ...(names ? { names: wanted } : {}),
    ...(contact ? { contact } : {}),
    ...(isClosed === undefined ? {} : { isClosed }),
  };
  const changes = Object.entries(given).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof given]),
  );
  if (changes.length === 0) return ok(before);
  const { isClosed: closes = before.isClosed, ...rest } = given;
  const closedAt = closes ? (row.closedAt ?? (await databaseNow(tx))) : null;
  const data = { ...rest, closedAt, version: row.version + 1 };
  const set = await tx.desk.update({ where: { key }, data });
  await recordEvent(tx, actor, { type: 'desk.set', data: { key, ...Object.fromEntries(changes) } });
  return ok(deskOf(set));
});
