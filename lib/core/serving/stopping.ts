import 'server-only';
import type { Server } from 'node:http';

/** How long requests under way may take to end, in ms. */
const maxDrainMs = 10_000;

/**
 * Ends a server without cutting anyone off: takes no new connection, lets go of idle ones, waits
 * for what is under way, and ends what is left after ten seconds.
 */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), maxDrainMs);
  // A connection that a browser keeps open becomes idle after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(impatient);
  clearInterval(sweep);
}

/**
 * Runs `stop` once, on SIGTERM, SIGINT, or when the process that started this one is gone; then
 * exits.
 */
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
