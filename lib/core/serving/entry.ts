import 'server-only';
import type { Server } from 'node:http';
import { type Env, env } from '../env.ts';

/** Prints why a process cannot go on, and ends it with 1. */
export function fail(...lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** The settings of a process. Ends it when they are wrong. */
export function processSettings(): Env {
  try {
    return env();
  } catch (error) {
    return fail(...(error instanceof Error ? error.message.split('; ') : [String(error)]));
  }
}

/** Listens on a port, or on a socket of this machine. @returns the port, or 0 on a socket */
export async function listenOn(server: Server, where: number | string): Promise<number> {
  server.on('error', (error: NodeJS.ErrnoException) => {
    const name = typeof where === 'number' ? `port ${where}` : where;
    if (error.code === 'EADDRINUSE')
      fail(`Port ${where} is taken by another program. Stop it, or set PORT to a free one.`);
    fail(`The server cannot listen on ${name}: ${error.message}`);
  });
  await new Promise<void>((resolve) => server.listen(where, resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
