/** True for the errors of a database that is stopped, starting or out of reach, as opposed to a wrong query. */
export function isUnreachable(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e && depth < 6; depth++) {
    const { code, message, cause, meta } = e as {
      code?: string;
      message?: string;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    if (
      code &&
      /^(P1001|P1002|P1008|P1017|P2024|57P0[123]|53300|08\d{3}|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/.test(
        code,
      )
    )
      return true;
    if (
      message &&
      /ECONNREFUSED|Connection terminated|terminating connection|DatabaseNotReachable|Unable to start a transaction|connection timeout|timeout exceeded when trying to connect|Server has closed the connection|ConnectionClosed|Query read timeout|is not queryable/i.test(
        message,
      )
    )
      return true;
    e = cause ?? meta?.driverAdapterError;
  }
  return false;
}
