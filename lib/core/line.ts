import 'server-only';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

const nothing = { rows: [], fields: [], rowCount: 0 };

/**
 * The connection of one transaction. `BEGIN` leaves together with the first statement, and what only asks is sent right behind it.
 * Whatever changes something is sent when PostgreSQL has begun, so that none of it ever stands outside a transaction, and nothing
 * that was asked is told before. In order: no statement passes one that waits. Once the transaction is over, nothing more is sent.
 */
export class Line {
  readonly #connection: PoolClient;
  readonly #opening: string;
  #begun: Promise<unknown> | null = null;
  #hasBegun = false;
  #waiting = 0;
  #closed: string | null = null;
  #isEnded = false;

  /** @param setting a statement that is run with `BEGIN`, in the same message: both are done, or neither */
  constructor(connection: PoolClient, setting = '') {
    this.#connection = connection;
    this.#opening = setting ? `BEGIN; ${setting}` : 'BEGIN';
  }

  #begin(): Promise<unknown> {
    this.#begun ??= this.#connection.query(this.#opening).then(() => {
      this.#hasBegun = true;
    });
    return this.#begun;
  }

  /** Sends a statement. PostgreSQL runs it before whatever is sent after it. */
  async send<Row extends QueryResultRow>(asked: QueryConfig): Promise<QueryResult<Row>> {
    if (this.#closed) throw new Error(this.#closed);
    if (!this.#hasBegun || this.#waiting > 0) {
      this.#waiting++;
      try {
        await this.#begin();
      } finally {
        this.#waiting--;
      }
    }
    return this.#connection.query<Row>(asked);
  }

  /** Sends a statement that changes nothing, if need be before `BEGIN` is answered. */
  async ask<Row extends QueryResultRow>(asked: QueryConfig): Promise<QueryResult<Row>> {
    if (this.#hasBegun || this.#waiting > 0 || this.#closed) return this.send<Row>(asked);
    const begun = this.#begin();
    const [, answer] = await Promise.all([begun, this.#connection.query<Row>(asked)]);
    return answer;
  }

  /** Nothing more is sent; whoever wants to is told why. */
  close(why: string): void {
    this.#closed ??= why;
  }

  /**
   * Ends the transaction, once, and gives the connection back. Throws where PostgreSQL cannot be asked; one that was closed is not
   * committed any more.
   */
  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const isLate = how === 'COMMIT' && this.#closed !== null;
    this.close('this transaction has ended: nothing more is done in it');
    let lost: Error | undefined;
    try {
      // Without a question there is nothing to end. A rollback is sent where there was no beginning too: it is a notice then.
      if (!this.#begun) return;
      await (how === 'COMMIT' ? this.#begun : this.#begun.catch(() => {}));
      await this.#connection.query(isLate ? 'ROLLBACK' : how);
    } catch (error) {
      lost = error as Error;
      throw error;
    } finally {
      this.#connection.release(lost);
    }
    if (isLate) throw new Error(this.#closed ?? '');
  }

  /** The connection as Prisma's adapter uses it, which may neither begin nor end what is not its own. */
  forPrisma(): PoolClient {
    const own = /^(?:BEGIN|COMMIT|ROLLBACK)$/;
    const query = (asked: QueryConfig) => (own.test(asked.text) ? Promise.resolve(nothing) : this.send(asked));
    return new Proxy(this.#connection, {
      get: (connection, name) => {
        if (name === 'query') return query;
        if (name === 'release') return () => {};
        const member = Reflect.get(connection, name, connection) as unknown;
        return typeof member === 'function' ? member.bind(connection) : member;
      },
    });
  }
}
