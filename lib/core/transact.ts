import 'server-only';
import { type Actor, desksSeenBy } from './actor.ts';
import { refusalOfClock } from './time/clock-rules.ts';
import { db, type Tx } from './db.ts';
import { type Refusal, RefusalError, type Result, refuse } from './result.ts';
import { isUnreachable } from './unreachable.ts';

export { isUnreachable };

/**
 * One Prisma transaction. Its first statement sets the actor's desks; row level security hides the
 * others.
 */
function openFor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  const visible = desksSeenBy(actor);
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('pressmark.desks', ${visible === '*' ? '*' : visible.join(',')}, true)`;
      return work(tx);
    },
    timeout === undefined ? {} : { timeout },
  );
}

/**
 * Runs a command's work in one transaction in which only the actor's desks are visible. A refusal
 * or an exception rolls back. Answers a refusal too where the database cannot be reached or its
 * clock is wrong.
 */
export async function transact<T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await openFor(actor, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RefusalError(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    if (isUnreachable(error)) return unavailable;
    const wrongClock = refusalOfClock(error);
    if (wrongClock) return wrongClock;
    throw error;
  }
}

type Work<Input, Value> = (tx: Tx, actor: Actor, input: Input) => Promise<Result<Value>>;

export type Command<Input, Value> = ((actor: Actor, input: Input) => Promise<Result<Value>>) & {
  /** The command inside an open transaction. The caller rolls back on a refusal. */
  within: Work<Input, Value>;
};

/**
 * Makes a command. Called directly it opens its own transaction; the desk API calls `within`, in
 * the one that claims the Idempotency-Key.
 */
export function command<Input, Value>(within: Work<Input, Value>): Command<Input, Value> {
  const alone = (actor: Actor, input: Input) => transact(actor, (tx) => within(tx, actor, input));
  return Object.assign(alone, { within });
}

/**
 * Runs a newsroom query in one transaction in which only the viewer's desks are visible.
 * @param timeout in ms, for what takes longer than a page may
 */
export function readAs<T>(viewer: Actor, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  return openFor(viewer, work, timeout);
}

export const unavailable: Refusal = refuse('unavailable', {
  code: 'database-unavailable',
  message:
    'The newsroom’s database does not answer just now, so nothing was changed. Your text is still on this screen: wait a moment and try again.',
});
