import 'server-only';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { projectRoot } from '#lib/core/serving/project-root.ts';
import type { TextParts } from '#lib/text/printed-text-rules.ts';
import type { Redline } from '#lib/text/redline/rules.ts';

let pool: Promise<Piscina> | undefined;

/** The thread’s file: its bundle, or its source if the sources run. */
function threadFile(): string {
  const root = projectRoot();
  const runsFromSource = fileURLToPath(import.meta.url).startsWith(join(root, 'lib'));
  return runsFromSource ? join(root, 'lib/site/redline-thread.ts') : join(root, 'dist/redline-thread.js');
}

async function openPool(): Promise<Piscina> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({ filename: threadFile(), minThreads: 0, maxThreads: 1, idleTimeout: 30_000 });
}

/** Makes a redline in a thread, since two long texts take half a second of CPU. */
export async function redlineAside(before: TextParts, after: TextParts): Promise<Redline> {
  pool ??= openPool();
  return (await pool).run({ before, after });
}
