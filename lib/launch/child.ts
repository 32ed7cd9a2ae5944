// A child process that is kept running. It says `{ ready: true }` over its channel, ends by itself when the channel
// closes (the launcher was killed), and is started again when it crashes.
import { type ChildProcess, fork } from 'node:child_process';
import { Problem } from '#lib/core/problem.ts';
import { crashesInARow, pauseAfter } from './restart-rules.ts';
import { warn } from './say.ts';

export type Ready = { ready: true; port?: number };

export type Child = {
  /** Resolves when it is ready for the first time; rejects with a Problem when it ends before. */
  ready: Promise<Ready>;
  /** Ends it and starts it anew, for a changed program. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const graceMs = 10_000;

const startProgram = (file: string, env: NodeJS.ProcessEnv) =>
  fork(file, [], {
    env,
    // Ctrl-C at the terminal reaches the launcher alone, which stops things in order.
    detached: true,
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Starts a program and keeps it up. @param name as a person would call it: "web", "worker" */
export function keepRunning(name: string, file: string, env: NodeJS.ProcessEnv): Child {
  let child: ChildProcess | null = null;
  let stopped = false;
  let crashes = 0;
  let timer: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<Ready>();
  // Whoever stops before it is ready does not wait for it.
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
          new Problem(`The ${name} process ended while it was starting (${how}). What it said stands above.`),
        );
      crashes = crashesInARow(crashes, Date.now() - startedAt);
      const pauseMs = pauseAfter(crashes);
      warn(`the ${name} process has ended (${how}); starting it again in ${pauseMs / 1000} s.`);
      timer = setTimeout(begin, pauseMs);
    };
    started.once('exit', (code, signal) => onEnd(signal ?? `code ${code}`));
    // A machine that has no process left to give (EAGAIN) has one a moment later; there is no exit of what never ran.
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
