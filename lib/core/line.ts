import 'server-only';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

const nothing = { rows: [], fields: [], rowCount: 0 };

/**
 * The connection of one transaction. `BEGIN` leaves together with the first statement: Prisma goes on at once, and what only asks
 * is sent right behind it. Whatever changes something is sent when PostgreSQL has begun, so that none of it ever stands outside a
 * transaction, and nothing that was asked is told before. In order: no statement passes one that waits. Once the transaction is
 * ended, nothing more is sent.
 */
export class Line {
  readonly #connection: PoolClient;
  readonly #setting: string;
  #toBegin: QueryConfig | null = null;
  #begun: Promise<unknown> | null = null;
  #hasBegun = false;
  #waiting = 0;
  #isOver = false;

  /** @param setting a statement that is run with `BEGIN`, in the same message: both are done, or neither */
  constructor(connection: PoolClient, setting = '') {
    this.#connection = connection;
    this.#setting = setting;
  }

  #begin(): Promise<unknown> | null {
    if (this.#toBegin) {
      this.#begun = this.#connection.query(this.#toBegin).then(() => {
        this.#hasBegun = true;
      });
      this.#toBegin = null;
    }
    return this.#begun;
  }

  /** Sends a statement. PostgreSQL runs it before whatever is sent after it. */
  async send<Row extends QueryResultRow>(asked: QueryConfig): Promise<QueryResult<Row>> {
    if (this.#isOver) throw new Error('this transaction has ended: nothing more is done in it');
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
    if (this.#hasBegun || this.#waiting > 0 || this.#isOver) return this.send<Row>(asked);
    const begun = this.#begin();
    const [, answer] = await Promise.all([begun, this.#connection.query<Row>(asked)]);
    return answer;
  }

  async #end(asked: QueryConfig, sent: Promise<unknown>): Promise<typeof nothing | QueryResult> {
    this.#isOver = true;
    // Nothing was asked of it.
    if (this.#toBegin) return nothing;
    await sent;
    return this.#connection.query(asked);
  }

  /** The connection as Prisma's adapter uses it. */
  forPrisma(): PoolClient {
    const query = (asked: QueryConfig) => {
      const begun = Promise.resolve(this.#begun);
      if (asked.text === 'COMMIT') return this.#end(asked, begun);
      // Where there is no transaction this is a notice, and the connection is good for the next one.
      if (asked.text === 'ROLLBACK')
        return this.#end(
          asked,
          begun.catch(() => {}),
        );
      if (asked.text !== 'BEGIN') return this.send(asked);
      this.#toBegin = this.#setting ? { text: `BEGIN; ${this.#setting}` } : asked;
      return Promise.resolve(nothing);
    };
    return new Proxy(this.#connection, {
      get: (connection, name) => {
        if (name === 'query') return query;
        const member = Reflect.get(connection, name, connection) as unknown;
        return typeof member === 'function' ? member.bind(connection) : member;
      },
    });
  }
}
