// Has forms made in a process of their own. Promises:
//   - no reader of a page waits for a form: it has another process, which yields to this one
//   - what is asked for is bounded: a few wait, each has its time, the rest is told to come back
//   - the compiler and its fonts are in memory only while forms are made
// It is a process and no thread, since the compiler is native code: a thread that is in it can
// neither be ended nor give back its memory, and a fault in it would end the site.
import 'server-only';
import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnv } from '#lib/core/env.ts';
import { projectRoot } from '#lib/core/serving/project-root.ts';
import type { FormTask } from './form-rules.ts';

/** `busy`: too many are asked for. `failed`: it could not be made, or not in its time. */
export class FormTrouble extends Error {
  readonly kind: 'busy' | 'failed';

  constructor(kind: 'busy' | 'failed', message: string) {
    super(message);
    this.kind = kind;
  }
}

type Limits = {
  /** How many wait while one is made. */
  waiting: number;
  /** How long one may wait, and how long one may be made, in ms. */
  patience: number;
  longest: number;
  /** The process ends when nothing was asked for so long, in ms. */
  idle: number;
};

type Waiting = {
  task: FormTask;
  resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  reject: (error: FormTrouble) => void;
  late: NodeJS.Timeout;
};

export type MakerAnswer = { bytes: Uint8Array<ArrayBuffer> } | { failed: string };

/** The process's file: its bundle, or its source if the sources run. */
function makerFile(): string {
  const root = projectRoot();
  const runsFromSource = fileURLToPath(import.meta.url).startsWith(join(root, 'lib'));
  return runsFromSource ? join(root, 'app/(site)/_forms/maker.ts') : join(root, 'dist/form-maker.js');
}

/** The environment of the process: it needs no address and no secret. */
function makerEnv(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = childEnv({});
  return { NODE_ENV: 'production', ...(PATH ? { PATH } : {}), ...(TMPDIR ? { TMPDIR } : {}) };
}

function begin(): ChildProcess {
  const child = fork(makerFile(), {
    env: makerEnv(),
    execArgv: ['--conditions=react-server', '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => {});
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}

/** Makes one form after the other. */
export class FormMaker {
  readonly #limits: Limits;
  readonly #queue: Waiting[] = [];
  #current: (Waiting & { overdue: NodeJS.Timeout }) | null = null;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { waiting: 12, patience: 20_000, longest: 60_000, idle: 20_000, ...limits };
  }

  /** The process's number while it runs, for tests. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws FormTrouble */
  make(task: FormTask): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#queue.length >= this.#limits.waiting)
      return Promise.reject(new FormTrouble('busy', 'too many forms are asked for'));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(new FormTrouble('busy', 'other forms took too long'));
      }, this.#limits.patience);
      const waiting: Waiting = { task, resolve, reject, late };
      this.#queue.push(waiting);
      this.#next();
    });
  }

  /** Ends the process. What was asked for fails. */
  close(): void {
    for (const { late, reject } of this.#queue.splice(0)) {
      clearTimeout(late);
      reject(new FormTrouble('busy', 'the process stops'));
    }
    this.#end();
    this.#finish({ failed: 'the process stops' });
  }

  #next(): void {
    if (this.#current) return;
    const waiting = this.#queue.shift();
    clearTimeout(this.#idle);
    if (!waiting) {
      this.#idle = setTimeout(() => this.#end(), this.#limits.idle).unref();
      return;
    }
    clearTimeout(waiting.late);
    const overdue = setTimeout(() => {
      this.#end();
      this.#finish({ failed: 'it took too long' });
    }, this.#limits.longest);
    this.#current = { ...waiting, overdue };
    this.#running().send(waiting.task, (error) => {
      if (error) this.#finish({ failed: 'its process ended' });
    });
  }

  /** The process that makes forms, begun if there is none. */
  #running(): ChildProcess {
    if (this.#child) return this.#child;
    const child = begin();
    child.on('message', (answer: MakerAnswer) => {
      if (child === this.#child) this.#finish(answer);
    });
    child.on('exit', () => {
      if (child !== this.#child) return;
      this.#child = null;
      this.#finish({ failed: 'its process ended' });
    });
    this.#child = child;
    return child;
  }

  #end(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill('SIGKILL');
  }

  #finish(answer: MakerAnswer): void {
    const current = this.#current;
    if (!current) return;
    this.#current = null;
    clearTimeout(current.overdue);
    if ('bytes' in answer) current.resolve(answer.bytes);
    else current.reject(new FormTrouble('failed', answer.failed));
    this.#next();
  }
}
