// The site alone, as an installation runs it (PRESSMARK_FACE=site).
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compiledDir } from '#lib/launch/bundles.ts';

export type SiteProcess = {
  child: ChildProcess;
  port: number;
  /** Milliseconds from the start of the process until it listens. */
  readyAfter: number;
  stop: () => Promise<void>;
};

/** @throws if the site is not built */
export async function startSite(publicUrl: string, more: Record<string, string> = {}): Promise<SiteProcess> {
  const file = path.join(import.meta.dirname, '../../dist/server.js');
  if (!existsSync(file)) throw new Error('Build the site first: npm run build');
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    PRESSMARK_FACE: 'site',
    PUBLIC_DATABASE_URL: publicUrl,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compiledDir,
    ...more,
  };
  const began = performance.now();
  // Without the benchmark's own import conditions.
  const child = fork(file, [], { env: env as unknown as NodeJS.ProcessEnv, execArgv: [] });
  const started = once(child, 'message') as Promise<[{ port: number }]>;
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The site ended at once (code ${code})`)),
  );
  const [{ port }] = await Promise.race([started, ended]);
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { child, port, readyAfter: performance.now() - began, stop };
}

/** What a process holds in memory, in MB. */
export function memoryOf({ pid }: ChildProcess): number {
  const [, kilobytes = 'NaN'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
