import 'server-only';
import { createHash } from 'node:crypto';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { notFound, ok, type Result, refuseInput } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { announceChange } from '#lib/publishing/freeze.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { safeEmblem } from './emblem.ts';
import { lockHouse, staleHouse } from './lock-house.ts';
import { refusalToSettle } from './rules.ts';
import { type HouseSet, setEmblemSchema, type SetEmblemInput } from './schema.ts';

/** Keeps an emblem once it is safe, or takes it away. */
export const setEmblem = command(async (tx, actor: Actor, input: SetEmblemInput): Promise<Result<HouseSet>> => {
  const refused = refusalToSettle(actor);
  if (refused) return refused;
  const parsed = setEmblemSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { file, version } = parsed.data;
  const before = await lockHouse(tx);
  if (!before) return notFound('The house');
  if (version !== undefined && version !== before.version) return staleHouse(tx);
  const safe = file === null ? null : safeEmblem(Buffer.from(file, 'base64'));
  if (safe && !safe.ok) return safe;
  const emblem = safe && createHash('sha256').update(safe.value.bytes).digest('hex');
  if (emblem === before.emblem) return ok(before);
  if (safe) await tx.publicEmblem.upsert({ where: { id: 1 }, create: safe.value, update: safe.value });
  else await tx.publicEmblem.deleteMany({});
  const next = before.version + 1;
  await tx.house.update({ where: { id: 1 }, data: { version: next }, select: { id: true } });
  await tx.publicHouse.update({ where: { id: 1 }, data: { emblem }, select: { id: true } });
  await announceChange(tx, [tag.house]);
  await recordEvent(tx, actor, { type: 'house.set', data: { key: 'house', emblem } });
  return ok({ ...before, version: next, emblem });
});
