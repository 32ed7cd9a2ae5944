import 'server-only';
import { createHash } from 'node:crypto';
import { connectionOf, newsroomPool, type Tx } from './db.ts';

type Prepared = { name: string; text: string };
const prepared = new WeakMap<TemplateStringsArray, Prepared>();

/** The name is told from the text, so that no name ever stands for two. */
function prepare(strings: TemplateStringsArray): Prepared {
  const known = prepared.get(strings);
  if (known) return known;
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
  const made = { text, name: createHash('sha256').update(text).digest('hex').slice(0, 24) };
  prepared.set(strings, made);
  return made;
}

/**
 * The rows of one statement in the transaction, prepared once a connection and sent past Prisma: 0.03 ms of our processor
 * where `$queryRaw` takes 0.16. For the way that every publication goes; elsewhere Prisma's checks are worth more. Values are
 * parameters, never text. Take dates as text or JSON: a DATE would become midnight of this machine's zone.
 */
export function rowsOf<Row extends object = Record<string, never>>(tx: Tx) {
  return async (strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    const connection = connectionOf(tx);
    if (!connection) return tx.$queryRaw<Row[]>(strings, ...values);
    const answer = await connection.query<Row>({ ...prepare(strings), values });
    return answer.rows;
  };
}

/** The same outside every transaction, for a single statement that asks about no desk's work. */
export function rowsAlone<Row extends object>() {
  return async (strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    const answer = await newsroomPool().query<Row>({ ...prepare(strings), values });
    return answer.rows;
  };
}
