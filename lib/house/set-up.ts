// The set-up of a house that has no administrator yet. Whoever holds the code that `npm start`
// printed may do its steps; with the first administrator it is over, and the code is gone.
import 'server-only';
import { addUserWithin } from '#lib/accounts/commands.ts';
import { hashOfCode } from '#lib/accounts/links.ts';
import { hashPassword } from '#lib/accounts/password.ts';
import { passwordProblems } from '#lib/accounts/rules.ts';
import { addUserSchema } from '#lib/accounts/schema.ts';
import { systemActor } from '#lib/core/actor.ts';
import { timeZones } from '#lib/core/time/calendar.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { listedSeries } from '#lib/numbering/queries.ts';
import type { AddedSeries } from '#lib/numbering/schema.ts';
import { addSeries } from '#lib/numbering/series-commands.ts';
import { setNextNumber } from '#lib/publishing/numbers.ts';
import { setEmblem } from './set-emblem.ts';
import { setHouse } from './set-house.ts';
import { addDesk } from './add-desk.ts';
import { deskOf } from './desk-queries.ts';
import { houseOf } from './queries.ts';
import type {
  DeskSet,
  HouseSet,
  SetUpAdministratorInput,
  SetUpDeskInput,
  SetUpHouseInput,
  SetUpSeriesInput,
  SetUpState,
} from './schema.ts';

const setUp = systemActor('the set-up');

const unknownCode = refuse('not-found', {
  code: 'set-up-code',
  field: 'code',
  message:
    'This set-up is over, or its code is an older one. Use the address that the newest start printed, or sign in.',
});

/** Runs a step for whoever holds the code; two at the same moment follow each other. */
function withCode<T>(code: string, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  return transact(setUp, async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM newsroom.set_up WHERE code_hash = ${hashOfCode(code)}
         AND NOT EXISTS (SELECT 1 FROM newsroom.role_grant WHERE role = 'admin' AND desk_id IS NULL) FOR UPDATE`;
    return rows.length === 0 ? unknownCode : work(tx);
  });
}

/** Where the set-up stands. It goes on where it was left, however long ago. */
export function setUpState(code: string): Promise<Result<SetUpState>> {
  return withCode(code, async (tx) => {
    const house = await houseOf(tx);
    const desks = (await tx.desk.findMany({ orderBy: { key: 'asc' } })).map(deskOf);
    const series = await listedSeries(tx, setUp);
    const step = !house ? 'house' : desks.length === 0 ? 'desks' : series.length === 0 ? 'series' : 'administrator';
    const kept = await tx.publicEmblem.findUnique({ where: { id: 1 }, select: { type: true, bytes: true } });
    const emblem = kept && `data:${kept.type};base64,${Buffer.from(kept.bytes).toString('base64')}`;
    return ok({ step, house, emblem, desks, series, timeZones: timeZones(), now: await databaseNow(tx) });
  });
}

/**
 * First step, and again as often as one likes: the house with its emblem. One that is not fit
 * leaves the other as it was.
 */
export function setUpHouse({ code, emblem, ...house }: SetUpHouseInput): Promise<Result<HouseSet>> {
  return withCode(code, async (tx) => {
    const set = await setHouse.within(tx, setUp, house);
    return set.ok && emblem !== undefined ? setEmblem.within(tx, setUp, { file: emblem }) : set;
  });
}

/** Second step, once for each desk. */
export function setUpDesk({ code, ...desk }: SetUpDeskInput): Promise<Result<DeskSet>> {
  return withCode(code, (tx) => addDesk.within(tx, setUp, desk));
}

/**
 * Third step: the first series. `last` is the last number that the house has given out in the
 * period of now.
 */
export function setUpSeries(input: SetUpSeriesInput): Promise<Result<AddedSeries & { nextLabel: string | null }>> {
  const { code, last, ...series } = input;
  return withCode<AddedSeries & { nextLabel: string | null }>(code, async (tx) => {
    if (last !== undefined && (!Number.isInteger(last) || last < 0 || last > 999_999_998))
      return refuse('invalid', {
        code: 'last-number',
        field: 'last',
        message: 'Write the last number as a whole number, such as 196; leave it out where there was none.',
      });
    const added = await addSeries.within(tx, setUp, series);
    if (!added.ok || !last) return added.ok ? ok({ ...added.value, nextLabel: null }) : added;
    const set = await setNextNumber.within(tx, setUp, {
      series: added.value.key,
      next: last + 1,
      reason: `The numbers before were given out elsewhere; the last was ${last}.`,
    });
    return set.ok ? ok({ ...added.value, nextLabel: set.value.label }) : set;
  });
}

/** Last step: the first administrator, who signs in then. The code is gone. */
export async function setUpAdministrator(input: SetUpAdministratorInput): Promise<Result<{ email: string }>> {
  const { code, password, ...person } = input;
  const parsed = addUserSchema.safeParse({ ...person, grants: [{ role: 'admin', desk: null }] });
  if (!parsed.success) {
    // What is wrong with the password is said at once with the rest.
    const refused = refuseInput(parsed.error);
    return { ...refused, reasons: [...refused.reasons, ...passwordProblems(password, person.email)] };
  }
  const state = await setUpState(code);
  if (!state.ok) return state;
  if (state.value.step !== 'administrator')
    return refuse('conflict', {
      code: 'set-up-step',
      message: `The set-up is not that far: next is “${state.value.step}”.`,
      params: { step: state.value.step },
    });
  const passwordHash = await hashPassword(password.slice(0, 200));
  return withCode(code, async (tx) => {
    const added = await addUserWithin(tx, setUp, { ...parsed.data, password }, { passwordHash, generated: null });
    if (!added.ok) return added;
    await tx.setUp.deleteMany({});
    return ok({ email: parsed.data.email });
  });
}
