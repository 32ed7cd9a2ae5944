// Load from a process of its own: wrk, as Debian has it.
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `p99` in ms; `failed` are answers other than 2xx and 3xx, and broken connections. */
export type Load = { rate: number; p99: number; failed: number };

const milliseconds = { us: 0.001, ms: 1, s: 1000 } as const;

function readOutput(text: string): Load {
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]);
  const [, time = '', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(text) ?? [];
  const errors = [...(/Socket errors: (.*)/.exec(text)?.[1] ?? '').matchAll(/\d+/g)].map(Number);
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0) + errors.reduce((a, b) => a + b, 0);
  if (!Number.isFinite(rate)) throw new Error(`wrk says nothing that can be read: ${text}`);
  return { rate, p99: Number(time) * milliseconds[unit as keyof typeof milliseconds], failed };
}

// Each request asks for the next address. wrk has one Lua state a thread.
const script = (paths: string[]) => `
local paths = {${paths.map((one) => JSON.stringify(one)).join(',')}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format('GET', paths[at])
end
`;

/**
 * Asks for one address or for many in turn, over kept connections.
 * @throws if wrk is not installed
 */
export async function load(
  port: number,
  paths: string[],
  { connections = 64, seconds = 5 }: { connections?: number; seconds?: number } = {},
): Promise<Load> {
  const file = path.join(tmpdir(), `pressmark-wrk-${process.pid}.lua`);
  writeFileSync(file, script(paths));
  const flags = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: br', '-s', file];
  try {
    const { stdout } = await run('wrk', [...flags, `http://127.0.0.1:${port}/`]);
    return readOutput(stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('wrk is missing: apt-get install wrk nginx-light');
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}
