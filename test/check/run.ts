// Runs a program to its end and keeps its output.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type Ran = { code: number | null; output: string; seconds: number };

const limit = 27 * 60_000;
const running = new Set<ChildProcess>();

/**
 * @param live shows the output at once instead of keeping it
 * @returns code null if it was stopped by a signal, or after twenty-seven minutes
 */
export async function run(
  args: string[],
  { live = false, env = {} }: { live?: boolean; env?: Record<string, string> } = {},
): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const alarm = setTimeout(() => {
    output += '\nStopped: it took more than twenty-seven minutes.\n';
    child.kill('SIGTERM');
  }, limit);
  const code = await new Promise<number | null>((resolve) =>
    child.once('close', resolve).once('error', () => resolve(null)),
  );
  clearTimeout(alarm);
  running.delete(child);
  return { code, output, seconds: (performance.now() - began) / 1000 };
}

/** Passes a signal on to every running program, so that servers and browsers end with the run. */
export function passOn(signal: NodeJS.Signals) {
  for (const child of running) child.kill(signal);
}
