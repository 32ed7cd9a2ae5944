import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import type { DiaryRecord } from '#lib/audit/diary-events-rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { DiaryEvent, Tx } from '#lib/core/db.ts';
import { notFound, ok, type Refusal, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import {
  type DiaryVerb,
  type EventFacts,
  type EventState,
  refusalOfSameTimes,
  refusalOfTimes,
  refusalOnEvent,
  refusalToAdd,
} from './rules.ts';
import type {
  AddEventInput,
  CancelEventInput,
  ChangeEventInput,
  EventInput,
  EventResult,
  MoveEventInput,
} from './schema.ts';

type Times = { startsAt: Date; endsAt: Date | null };

const inRecord = ({ startsAt, endsAt }: Times) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
});

/** Adds an event to the diary of a desk. */
export const addEvent = command(async (tx, actor, input: AddEventInput): Promise<Result<EventResult>> => {
  const { desk: key, title, place, audience, state, startsAt, endsAt } = input;
  const desk = await tx.desk.findUnique({ where: { key } });
  if (!desk) return notFound('This desk');
  const refused =
    refusalToAdd(actor, { id: desk.id, isClosed: desk.closedAt !== null }) ?? refusalOfTimes({ startsAt, endsAt });
  if (refused) return refused;
  const now = await databaseNow(tx);
  const by = { createdById: actor.id, createdAt: now, updatedById: actor.id, updatedAt: now };
  const { id, version } = await tx.diaryEvent.create({
    data: { deskId: desk.id, title, place, audience, state, startsAt, endsAt, ...by },
    select: { id: true, version: true },
  });
  await recordEvent(tx, actor, {
    type: 'diary.added',
    deskId: desk.id,
    data: { eventId: id, title, place, audience, state, ...inRecord({ startsAt, endsAt }) },
  });
  return ok({ eventId: id, version });
});

/** The facts of an event for the rules. */
export const factsOf = (event: DiaryEvent, nameOf: (id: string | null) => string): EventFacts => ({
  deskId: event.deskId,
  state: event.state as EventState,
  version: event.version,
  changedBy: nameOf(event.updatedById),
  changedAt: event.updatedAt,
});

/** The event, locked until the transaction ends, or the refusal. */
async function lockEvent(
  tx: Tx,
  actor: Actor,
  verb: DiaryVerb,
  { eventId, version }: EventInput,
): Promise<{ event: DiaryEvent } | { refused: Refusal }> {
  await tx.$executeRaw`SELECT 1 FROM newsroom.diary_event WHERE id = ${eventId}::uuid FOR UPDATE`;
  const event = await tx.diaryEvent.findUnique({ where: { id: eventId } });
  if (!event) return { refused: notFound('This event') };
  const nameOf = await namesOfUsers(tx, [event.updatedById]);
  const refused = refusalOnEvent(verb, actor, factsOf(event, nameOf), version);
  return refused ? { refused } : { event };
}

type Data = Partial<Pick<DiaryEvent, 'title' | 'place' | 'audience' | 'state' | 'startsAt' | 'endsAt'>>;

/** Writes a change of an event with its next version, and the record. */
async function change(tx: Tx, actor: Actor, id: string, data: Data, record: DiaryRecord): Promise<Result<EventResult>> {
  const { version } = await tx.diaryEvent.update({
    where: { id },
    data: { ...data, version: { increment: 1 }, updatedById: actor.id, updatedAt: await databaseNow(tx) },
    select: { version: true },
  });
  await recordEvent(tx, actor, record);
  return ok({ eventId: id, version });
}

/** Changes what an event is, where it is and who is invited. No change is no version. */
export const changeEvent = command(async (tx, actor, input: ChangeEventInput): Promise<Result<EventResult>> => {
  const current = await lockEvent(tx, actor, 'change', input);
  if ('refused' in current) return current.refused;
  const { id, deskId, version, ...before } = current.event;
  const { title, place, audience } = input;
  const changes = Object.fromEntries(
    Object.entries({ title, place, audience }).filter(([field, value]) => before[field as 'title'] !== value),
  );
  if (Object.keys(changes).length === 0) return ok({ eventId: id, version });
  return change(tx, actor, id, changes, { type: 'diary.changed', deskId, data: { eventId: id, ...changes } });
});

/** Moves an event to another time. The record keeps the old time and the reason. */
export const moveEvent = command(async (tx, actor, input: MoveEventInput): Promise<Result<EventResult>> => {
  const current = await lockEvent(tx, actor, 'move', input);
  if ('refused' in current) return current.refused;
  const { id, deskId, ...before } = current.event;
  const { startsAt, endsAt, reason } = input;
  const refused = refusalOfTimes({ startsAt, endsAt }) ?? refusalOfSameTimes(before, { startsAt, endsAt });
  if (refused) return refused;
  const data = { eventId: id, from: inRecord(before), to: inRecord({ startsAt, endsAt }), reason };
  return change(tx, actor, id, { startsAt, endsAt }, { type: 'diary.moved', deskId, data });
});

/** Confirms a provisional event. */
export const confirmEvent = command(async (tx, actor, input: EventInput): Promise<Result<EventResult>> => {
  const current = await lockEvent(tx, actor, 'confirm', input);
  if ('refused' in current) return current.refused;
  const { id, deskId } = current.event;
  return change(tx, actor, id, { state: 'confirmed' }, { type: 'diary.confirmed', deskId, data: { eventId: id } });
});

/** Cancels an event. It stays in the diary, cancelled. */
export const cancelEvent = command(async (tx, actor, input: CancelEventInput): Promise<Result<EventResult>> => {
  const current = await lockEvent(tx, actor, 'cancel', input);
  if ('refused' in current) return current.refused;
  const { id, deskId } = current.event;
  const data = { eventId: id, reason: input.reason };
  return change(tx, actor, id, { state: 'cancelled' }, { type: 'diary.cancelled', deskId, data });
});
