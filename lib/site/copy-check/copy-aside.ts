import 'server-only';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import { projectRoot } from '#lib/core/serving/project-root.ts';
import type { CopyTasks } from './copy-thread.ts';

/** What a task may take, in ms and in MB of memory, and how long it may wait for others, in ms. */
const longest = 10_000;
const memory = 300;
const patience = 15_000;

/** `too-slow`: it took more than any release does. `busy`: others took too long. */
export class CopyTrouble extends Error {
  readonly fault: 'too-slow' | 'busy';

  constructor(fault: 'too-slow' | 'busy') {
    super(fault);
    this.fault = fault;
  }
}

let pool: Promise<Piscina> | undefined;

/** The thread’s file: its bundle, or its source if the sources run. */
function threadFile(): { filename: string; execArgv: string[] } {
  const root = projectRoot();
  const runsFromSource = fileURLToPath(import.meta.url).startsWith(join(root, 'lib'));
  return runsFromSource
    ? { filename: join(root, 'lib/site/copy-check/copy-thread.ts'), execArgv: ['--conditions=react-server'] }
    : { filename: join(root, 'dist/copy-thread.js'), execArgv: [] };
}

async function openPool(): Promise<Piscina> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    ...threadFile(),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
}

type Answer<Name extends keyof CopyTasks> = Awaited<ReturnType<CopyTasks[Name]>>;
type Task<Name extends keyof CopyTasks> = Parameters<CopyTasks[Name]>[0];

async function run<Name extends keyof CopyTasks>(name: Name, task: Task<Name>): Promise<Answer<Name>> {
  pool ??= openPool();
  try {
    return await (await pool).run(task, { name, signal: AbortSignal.timeout(longest) });
  } catch (error) {
    const { name: kind, code } = error as { name?: string; code?: string };
    if (kind === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY') throw new CopyTrouble('too-slow');
    throw error;
  }
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Does a task of `copy-thread.ts` in its thread, one after the other. A thread that takes too long
 * is ended; waiting for others is not counted.
 * @throws CopyTrouble
 */
export function aside<Name extends keyof CopyTasks>(name: Name, task: Task<Name>): Promise<Answer<Name>> {
  const asked = performance.now();
  const answer = turn.then(() => {
    if (performance.now() - asked > patience) throw new CopyTrouble('busy');
    return run(name, task);
  });
  turn = answer.catch(() => {});
  return answer;
}
