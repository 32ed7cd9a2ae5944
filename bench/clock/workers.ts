// Real workers from the production build, each on a machine whose clock is wrong.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleFile } from '#lib/launch/bundles.ts';

const wrongClock = fileURLToPath(new URL('./wrong-clock.mjs', import.meta.url));

export type Worker = { child: ChildProcess; output: () => string; stop: (signal?: NodeJS.Signals) => Promise<void> };

/**
 * Starts a worker and waits until it works.
 * @param shift the error of its clock, in ms
 * @throws with its output, if it ends before it works or if its clock is right
 */
export async function startWorker(newsroomUrl: string, shift: number): Promise<Worker> {
  const child = fork(bundleFile('worker'), [], {
    execArgv: ['--import', wrongClock],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: newsroomUrl, CLOCK_SHIFT_MS: String(shift) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let isOff = Number.NaN;
    child.on('message', (message: { believes?: number; ready?: true }) => {
      if (message.believes !== undefined) isOff = message.believes - Date.now() - shift;
      if (!message.ready) return;
      if (Math.abs(isOff) < 5000) resolve();
      else reject(new Error(`this worker’s clock should be wrong by ${shift} ms and is not`));
    });
    void ended.then(() => reject(new Error(`a worker ended: ${output}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return { child, output: () => output, stop };
}
