import 'server-only';

export type Beat = {
  /** Resolves after the first look, failed or not. */
  first: Promise<void>;
  /** Asks for a look at once. */
  now: () => void;
  stop: () => Promise<void>;
};

type Options = {
  /** From the end of one look to the next, in ms. */
  every?: number;
  /** The same after a call of `now()`, in ms. So many calls become a few looks. */
  gap?: number;
};

/**
 * Repeats a look, and looks at once on request. Two looks never overlap.
 * @param look reports its own failures
 */
export function startBeat(look: () => Promise<void>, { every = 1000, gap = 10 }: Options = {}): Beat {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let isAsked = false;
  let isStopped = false;
  let ended = Number.NEGATIVE_INFINITY;
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(run, ms);
    timer?.unref();
  };
  function run(): void {
    isAsked = false;
    looking = look().finally(() => {
      looking = null;
      ended = performance.now();
      later(isAsked ? gap : every);
    });
  }
  run();
  return {
    first: looking ?? Promise.resolve(),
    now: () => {
      // A look that runs now may have begun before the change, so another one follows it.
      if (!looking && !isAsked) later(Math.max(0, ended + gap - performance.now()));
      isAsked = true;
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
