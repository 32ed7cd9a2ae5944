// Turns errors of the system and the database into lines that tell the administrator what to do.
import { Problem } from '#lib/core/problem.ts';

type Coded = { code?: string; message?: string; path?: string; errors?: Coded[] };

const unreachableCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|57P0[123]|08\d{3})$/;

/**
 * The problem behind an error, or null when the administrator cannot correct it.
 * @param url the database's address, named without its password
 */
export function asProblem(error: unknown, url?: string, variable = 'DATABASE_URL'): Problem | null {
  if (error instanceof Problem) return error;
  const { code = '', message = '', path } = (error ?? {}) as Coded;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
    return new Problem('The disk is full. Make room and start again.', { cause: error });
  if (code === 'EROFS' || (code === 'EACCES' && path))
    return new Problem(`${path} cannot be written to (${code}). Give this account the right to.`, { cause: error });
  const line = databaseLine(code, message, url, variable);
  return line ? new Problem(line, { cause: error }) : null;
}

function databaseLine(code: string, message: string, url: string | undefined, variable: string): string | null {
  const { place, account, database } = urlParts(url);
  const [, parameter] = /unsupported startup parameter[^:]*: (\S+)/i.exec(message) ?? [];
  if (parameter)
    return `The pooler${place} does not take the start-up parameter ${parameter}. Take it out of ${variable}, or have the pooler ignore it (ignore_startup_parameters).`;
  if (unreachableCodes.test(code) || /timeout expired|Connection terminated|timeout exceeded/i.test(message)) {
    return `The database${place} cannot be reached (${code || message}). Is PostgreSQL running there, and is ${variable} right?`;
  }
  if (code === '28P01')
    return `The database${place} refused the password of ${account}. Put the right one into ${variable}.`;
  if (code === '28000') return `The database${place} does not let ${account} in from here: ${message}.`;
  if (code === '3D000')
    return `The database${place} has no database ${database}. Make it, owned by ${account}, or correct ${variable}.`;
  if (code === '53300') return `The database${place} has no connection left: ${message}.`;
  if (/does not support SSL|certificate/i.test(message))
    return `The database${place} and ${variable} disagree about SSL: ${message}.`;
  return null;
}

function urlParts(url: string | undefined) {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed) return { place: '', account: 'its account', database: 'of that name' };
  const host = decodeURIComponent(parsed.hostname);
  return {
    place: ` at ${host.startsWith('/') ? host : `${host}:${parsed.port || '5432'}`}`,
    account: decodeURIComponent(parsed.username) || 'its account',
    database: decodeURIComponent(parsed.pathname.slice(1)),
  };
}

/**
 * Prints an error on stderr: one line for a problem, the whole stack otherwise.
 * @returns the exit code 1
 */
export function report(error: unknown): 1 {
  const problem = asProblem(error);
  process.stderr.write(`pressmark: ${problem ? problem.message : ((error as Error)?.stack ?? error)}\n`);
  return 1;
}
