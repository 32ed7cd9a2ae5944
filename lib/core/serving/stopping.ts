import 'server-only';
import type { Server } from 'node:http';

/** How long open requests may take to end, in ms. */
const maxDrainMs = 10_000;

/**
 * Closes a server without breaking requests off: it takes no new connection, closes idle ones,
 * waits for open requests, and cuts what is left after ten seconds.
 */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), maxDrainMs);
  // A kept connection becomes idle after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(impatient);
  clearInterval(sweep);
}

/** Runs `stop` once, on SIGTERM, on SIGINT, or when the parent process is gone. Then exits. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  process.on('disconnect', once);
}
