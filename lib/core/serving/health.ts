import 'server-only';
import type { ServerResponse } from 'node:http';
import { alwaysHeaders } from './always-headers.ts';

/** `degraded`: what is asked for is served, though something that should be there is not. */
export type Fitness = 'ok' | 'degraded' | 'unavailable';

type Check = { name: string; look: () => Promise<Fitness> };
type HealthReport = { status: Fitness; missing?: string[]; degraded?: string[] };

/**
 * Whoever asks within this time of a look shares it, in ms: however often it is asked, the database
 * is asked once.
 */
const sharedMs = 1000;

const within = (ms: number, work: Promise<Fitness>): Promise<Fitness> =>
  Promise.race([
    work.catch((): Fitness => 'unavailable'),
    new Promise<Fitness>((resolve) => setTimeout(resolve, ms, 'unavailable').unref()),
  ]);

async function lookAt(checks: readonly Check[]): Promise<HealthReport> {
  const results = await Promise.all(checks.map(({ look }) => within(2000, look())));
  const namesOf = (fitness: Fitness) => checks.flatMap(({ name }, i) => (results[i] === fitness ? [name] : []));
  const [missing, degraded] = [namesOf('unavailable'), namesOf('degraded')];
  return {
    status: missing.length > 0 ? 'unavailable' : degraded.length > 0 ? 'degraded' : 'ok',
    ...(missing.length > 0 ? { missing } : {}),
    ...(degraded.length > 0 ? { degraded } : {}),
  };
}

function write(response: ServerResponse, report: HealthReport): void {
  response.writeHead(report.status === 'unavailable' ? 503 : 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...alwaysHeaders(),
  });
  response.end(`${JSON.stringify(report)}\n`);
}

/**
 * `/api/health/live`: the process answers. `/api/health/ready`: it can do its work, or some of it
 * (200, `degraded`), or not (503); with the names of what is missing. Says nothing else of the
 * inside.
 * @returns what answers a path, and false where the path is not a health check
 */
export function openHealth(checks: readonly Check[], now: () => number = () => performance.now()) {
  let last: { at: number; found: Promise<HealthReport> } | null = null;
  return async (path: string, response: ServerResponse): Promise<boolean> => {
    if (path === '/api/health/live') {
      write(response, { status: 'ok' });
      return true;
    }
    if (path !== '/api/health/ready') return false;
    if (!last || now() - last.at >= sharedMs) last = { at: now(), found: lookAt(checks) };
    write(response, await last.found);
    return true;
  };
}
