import { startedByNpm } from '#lib/core/env.ts';

const doubledMs = 1000;

/** The wish to stop: Ctrl-C, the service manager, a closed terminal. */
export function untilSignal(): { signal: AbortSignal; received: Promise<void> } {
  const controller = new AbortController();
  const received = Promise.withResolvers<void>();
  let first = 0;
  const stop = () => {
    if (controller.signal.aborted) {
      // A second one, of an impatient person, does not wait: the children end with us, the database is ended by the
      // next start. npm passes on the Ctrl-C that we have got from the terminal already; that one is no second.
      if (Date.now() - first > doubledMs) process.exit(130);
      return;
    }
    first = Date.now();
    controller.abort(new Error('told to stop'));
    received.resolve();
  };
  if (startedByNpm()) {
    // npm that is killed outright passes nothing on, and its shell does not pass on what npm does.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && !controller.signal.aborted && stop(), 500).unref();
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return { signal: controller.signal, received: received.promise };
}
