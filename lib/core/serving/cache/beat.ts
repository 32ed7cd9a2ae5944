import 'server-only';

export type Beat = {
  /** Resolves when the first look is over, whatever it found. */
  first: Promise<void>;
  /** Looks as soon as may be. */
  now: () => void;
  stop: () => Promise<void>;
};

type Options = {
  /** How long from the end of one look to the next, in ms. */
  every?: number;
  /**
   * The same for those that are asked for: whoever asks a thousand times has it done a few times.
   */
  gap?: number;
};

/**
 * Looks again and again, and at once when asked to; never twice at a time.
 * @param look tells by itself where it fails
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
      // A look that is under way may have begun before what it is asked about.
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
