import 'server-only';
import type { ServerResponse } from 'node:http';

type Check = { name: string; look: () => Promise<void> };

const within = (ms: number, work: Promise<void>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), ms).unref()),
  ]);

function write(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${JSON.stringify(body)}\n`);
}

/**
 * `/api/health/live`: the process answers. `/api/health/ready`: what it needs answers too, else 503 with the names of what does
 * not. Says nothing else of the inside.
 * @returns false where the path is not a health check
 */
export async function answerHealth(path: string, response: ServerResponse, checks: readonly Check[]): Promise<boolean> {
  if (path === '/api/health/live') {
    write(response, 200, { status: 'ok' });
    return true;
  }
  if (path !== '/api/health/ready') return false;
  const looked = await Promise.allSettled(checks.map((check) => within(2000, check.look())));
  const missing = checks.filter((_, i) => looked[i]?.status === 'rejected').map((check) => check.name);
  write(
    response,
    missing.length === 0 ? 200 : 503,
    missing.length === 0 ? { status: 'ok' } : { status: 'unavailable', missing },
  );
  return true;
}
