import 'server-only';
import type { ServerResponse } from 'node:http';
import { alwaysHeaders } from './always-headers.ts';

/** `degraded`: requests are served, though something is missing. */
export type Fitness = 'ok' | 'degraded' | 'unavailable';

type Check = { name: string; look: () => Promise<Fitness> };
type HealthReport = { status: Fitness; missing?: string[]; degraded?: string[] };

/**
 * Checks within this time of a look share it, in ms. So the database is asked once, however many
 * ask.
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
 * `/api/health/live`: the process answers. `/api/health/ready`: it can do its work (200), some of
 * it (200, `degraded`), or none (503), with the names of what is missing. Neither says more of the
 * inside.
 * @returns a function that answers a path; it returns false when the path is no health check
 */
export function openHealth(checks: readonly Check[], now: () => number = () => performance.now()) {
  let last: { at: number; report: Promise<HealthReport> } | null = null;
  return async (path: string, response: ServerResponse): Promise<boolean> => {
    if (path === '/api/health/live') {
      write(response, { status: 'ok' });
      return true;
    }
    if (path !== '/api/health/ready') return false;
    if (!last || now() - last.at >= sharedMs) last = { at: now(), report: lookAt(checks) };
    write(response, await last.report);
    return true;
  };
}
