import { createServer } from 'node:net';

/** A TCP port of this machine that is free now. */
export async function freePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1');
}

/**
 * Listens on a port for a moment.
 * @returns the port
 * @throws the system's error, EADDRINUSE among them
 */
export async function listenOnce(port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
