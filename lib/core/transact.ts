import 'server-only';
import { type Actor, desksSeenBy } from './actor.ts';
import { refusalOfClock } from './clock-rules.ts';
import { db, type Tx } from './db.ts';
import { type Refusal, type Result, refuse } from './result.ts';
import { isUnreachable } from './unreachable.ts';

export { isUnreachable };

/** Carries a refusal out of a transaction so that whatever was written before it is rolled back. */
class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reasons[0]?.code ?? refusal.kind);
    this.refusal = refusal;
  }
}

/** One transaction of Prisma's. Its first statement names the actor's desks: row level security shows no others. */
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
 * The frame of every command: one transaction in which only the actor's desks are visible. A refusal rolls back,
 * and so does an exception. A database that does not answer is a refusal too.
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
  /** The same in an open transaction, which rolls back what a refusal leaves behind. */
  within: Work<Input, Value>;
};

/** A command in a transaction of its own; the desk API runs it in the one that keeps its Idempotency-Key. */
export function command<Input, Value>(within: Work<Input, Value>): Command<Input, Value> {
  const alone = (actor: Actor, input: Input) => transact(actor, (tx) => within(tx, actor, input));
  return Object.assign(alone, { within });
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
