import { layersOf } from './error-rules.ts';

const codes =
  /^(P1001|P1002|P1008|P1017|P2024|57P0[123]|53300|08\d{3}|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/;
const messages =
  /ECONNREFUSED|connect ENOENT|Connection terminated|terminating connection|DatabaseNotReachable|Unable to start a transaction|connection timeout|timeout exceeded when trying to connect|Server has closed the connection|ConnectionClosed|Query read timeout|is not queryable/i;

/** True when the database is stopped, starting or out of reach; false for a wrong query. */
export function isUnreachable(error: unknown): boolean {
  return layersOf(error).some(({ code = '', message = '' }) => codes.test(code) || messages.test(message));
}

/** Did a statement run into `statement_timeout`? */
export const isTimeout = (error: unknown): boolean => layersOf(error).some(({ code }) => code === '57014');
