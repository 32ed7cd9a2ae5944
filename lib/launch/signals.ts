import { startedByNpm } from '#lib/core/env.ts';

const doubledMs = 1000;

/** Listens for the first signal to stop: from Ctrl-C, a service manager or a closed terminal. */
export function untilSignal(): { signal: AbortSignal; received: Promise<void> } {
  const controller = new AbortController();
  const received = Promise.withResolvers<void>();
  let first = 0;
  const stop = () => {
    if (controller.signal.aborted) {
      // A second signal exits at once. The children end with the launcher, and the next start ends
      // the database. npm repeats a Ctrl-C that the terminal already sent. That repeat does not
      // count.
      if (Date.now() - first > doubledMs) process.exit(130);
      return;
    }
    first = Date.now();
    controller.abort(new Error('told to stop'));
    received.resolve();
  };
  if (startedByNpm()) {
    // A killed npm sends no signal, and npm's shell forwards none. So the parent is watched.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && !controller.signal.aborted && stop(), 500).unref();
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return { signal: controller.signal, received: received.promise };
}
