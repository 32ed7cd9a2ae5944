// A child process that runs until it is stopped. It sends `{ ready: true }` over its channel and
// ends when the channel closes, so it never outlives the launcher. After a crash it is started
// again.
import { type ChildProcess, fork } from 'node:child_process';
import { Problem } from '#lib/core/problem.ts';
import { compiledDir } from './bundles.ts';
import { crashesInARow, pauseAfter } from './restart-rules.ts';
import { warn } from './say.ts';

export type Ready = { ready: true; port?: number };

export type Child = {
  /** Resolves when it is ready for the first time. Rejects with a Problem when it ends before. */
  ready: Promise<Ready>;
  /** Ends it and starts it again. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const graceMs = 10_000;

const startProgram = (file: string, env: NodeJS.ProcessEnv) =>
  fork(file, [], {
    env: { NODE_COMPILE_CACHE: compiledDir, ...env },
    // Ctrl-C in the terminal reaches the launcher alone, which stops its children in order.
    detached: true,
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Starts a program, and again after each crash. @param name for messages: "site", "worker" */
export function keepRunning(name: string, file: string, env: NodeJS.ProcessEnv): Child {
  let child: ChildProcess | null = null;
  let stopped = false;
  let crashes = 0;
  let timer: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<Ready>();
  // A start that is stopped early never awaits `ready`.
  ready.promise.catch(() => {});
  let wasReady = false;

  const begin = () => {
    const startedAt = Date.now();
    const started = startProgram(file, env);
    child = started;
    started.on('message', (message: Ready) => {
      if (!message?.ready) return;
      wasReady = true;
      ready.resolve(message);
    });
    const onEnd = (how: string) => {
      if (child !== started) return;
      child = null;
      if (stopped) return;
      if (!wasReady)
        return ready.reject(
          new Problem(`The ${name} process ended while it was starting (${how}). Its output is above.`),
        );
      crashes = crashesInARow(crashes, Date.now() - startedAt);
      const pauseMs = pauseAfter(crashes);
      warn(`the ${name} process has ended (${how}); starting it again in ${pauseMs / 1000} s.`);
      timer = setTimeout(begin, pauseMs);
    };
    started.once('exit', (code, signal) => onEnd(signal ?? `code ${code}`));
    // The machine may have no free process (EAGAIN) for a moment. Then there is no exit event.
    started.on('error', (error: NodeJS.ErrnoException) => {
      if (started.pid === undefined) onEnd(error.code ?? error.message);
    });
  };

  begin();
  const end = async () => {
    clearTimeout(timer);
    const ending = child;
    child = null;
    if (ending) await endProcess(ending);
  };
  const stop = async () => {
    stopped = true;
    await end();
  };
  const restart = async () => {
    await end();
    if (!stopped) begin();
  };
  return { ready: ready.promise, stop, restart };
}

async function endProcess(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const onEnd = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await onEnd;
  clearTimeout(force);
}
