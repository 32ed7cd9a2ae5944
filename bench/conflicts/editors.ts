// Starts and steers the two competing editors.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Order } from './editor.ts';

const program = fileURLToPath(new URL('./editor.ts', import.meta.url));
// Both orders must arrive before the moment to press.
const headStartMs = 4;
const patienceMs = 30_000;

export type Editors = {
  /** Both press at the same moment. Resolves when both have an answer. */
  race: (orders: readonly [Omit<Order, 'at'>, Omit<Order, 'at'>]) => Promise<[Answer, Answer]>;
  stop: () => Promise<void>;
};

function begin(env: NodeJS.ProcessEnv): ChildProcess {
  return fork(program, [], {
    env,
    execArgv: ['--conditions=react-server', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The next message of a process. Rejects when the process ends, or is silent for 30 seconds. */
function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => {
      clearTimeout(alarm);
      child.off('message', heard).off('exit', atExit);
      how();
    };
    const heard = (message: unknown) => settle(() => resolve(message as T));
    const atExit = (code: number | null) => settle(() => reject(new Error(`an editor ended (code ${code})`)));
    const alarm = setTimeout(() => settle(() => reject(new Error('an editor was not answered'))), patienceMs);
    child.once('message', heard).once('exit', atExit);
  });
}

/**
 * Starts two editors on one database.
 * @param env must hold DATABASE_URL
 */
export async function startEditors(env: NodeJS.ProcessEnv): Promise<Editors> {
  const children = [begin(env), begin(env)] as const;
  const stop = async () => {
    const over = children
      .filter((child) => child.exitCode === null && child.signalCode === null)
      .map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of children) if (child.connected) child.disconnect();
    await Promise.all(over);
  };
  const race: Editors['race'] = (orders) => {
    const at = performance.timeOrigin + performance.now() + headStartMs;
    const answers = [next<Answer>(children[0]), next<Answer>(children[1])] as const;
    children[0].send({ ...orders[0], at } satisfies Order);
    children[1].send({ ...orders[1], at } satisfies Order);
    return Promise.all(answers);
  };
  try {
    await Promise.all(children.map((child) => next(child)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { race, stop };
}
