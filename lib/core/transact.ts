import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { escapeLiteral } from 'pg';
import { type Actor, desksSeenBy } from './actor.ts';
import { appendKept, keepLinks } from './before-commit.ts';
import { refusalOfClock } from './clock-rules.ts';
import { type Tx, transaction } from './db.ts';
import { type Refusal, type Result, refuse } from './result.ts';
import { answered, keepAccount } from './statement.ts';
import { isUnreachable } from './unreachable.ts';

export { isUnreachable };

/** Carries a refusal out of a transaction so that whatever was written before it is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reasons[0]?.code ?? refusal.kind);
    this.refusal = refusal;
  }
}

const seen = (actor: Actor) => {
  const desks = desksSeenBy(actor);
  return desks === '*' ? '*' : desks.join(',');
};

/**
 * One transaction in which only the actor's desks are visible: row level security holds from the first statement on. What was
 * sent without being waited for is waited for after the commit, which PostgreSQL has turned into a rollback if any of it failed.
 */
async function openFor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  let over = async () => {};
  const result = await transaction(
    async (tx) => {
      keepAccount(tx);
      over = () => answered(tx);
      try {
        return await work(tx);
      } catch (error) {
        // What failed first says why; what was waited for may only have found the transaction broken.
        if (!(error instanceof Refused)) await over();
        throw error;
      }
    },
    timeout,
    `SET LOCAL pressmark.desks = ${escapeLiteral(seen(actor))}`,
  );
  await over();
  return result;
}

/** What is done around a command's work, inside its transaction. A refusal of its own stops the command before it begins. */
export type Around = <T>(tx: Tx, work: () => Promise<Result<T>>) => Promise<Result<T>>;

const surroundings = new AsyncLocalStorage<{ around: Around; entered: boolean }>();

/**
 * Runs a command so that its transaction is surrounded by `around`: what that writes is kept or rolled back together with what
 * the command writes. The command must not open a second transaction.
 */
export function surrounded<T>(around: Around, command: () => Promise<T>): Promise<T> {
  return surroundings.run({ around, entered: false }, command);
}

function aroundNow(): Around | null {
  const now = surroundings.getStore();
  if (!now) return null;
  if (now.entered) throw new Error('a command that is surrounded has one transaction');
  now.entered = true;
  return now.around;
}

/**
 * The frame of every command: one transaction in which only the actor's desks are visible. A refusal rolls back,
 * and so does an exception. A database that does not answer is a refusal too.
 */
export async function transact<T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  const around = aroundNow();
  try {
    return await openFor(actor, async (tx) => {
      keepLinks(tx);
      const result = await (around ? around(tx, () => work(tx)) : work(tx));
      if (!result.ok) throw new Refused(result);
      await appendKept(tx);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (isUnreachable(error)) return unavailable;
    const wrongClock = refusalOfClock(error);
    if (wrongClock) return wrongClock;
    throw error;
  }
}

/**
 * The frame of every query of the newsroom: reads in one transaction, within the viewer's desks.
 * @param timeout how long it may take, in ms, where that is more than for a page
 */
export function readAs<T>(viewer: Actor, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  return openFor(viewer, work, timeout);
}

export const unavailable: Refusal = refuse('unavailable', {
  code: 'database-unavailable',
  message:
    'The newsroom’s database does not answer just now, so nothing was changed. Your text is still on this screen: wait a moment and try again.',
});
