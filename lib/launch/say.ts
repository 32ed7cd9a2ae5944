// The launcher's output. A long step shows its name and its time; a short one shows nothing.

const colour = process.stdout.isTTY && process.stdout.hasColors();

export const dim = (text: string) => (colour ? `\x1b[2m${text}\x1b[22m` : text);
export const bold = (text: string) => (colour ? `\x1b[1m${text}\x1b[22m` : text);

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** One line on stderr for a fault that does not end the start. */
export function warn(line: string) {
  process.stderr.write(`pressmark: ${line}\n`);
}

/** 850 → "0.9 s", 75000 → "1 min 15 s" */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * Shows a step's name while it runs, then how long it took. On a terminal the seconds count up.
 * @param quietMs a shorter step shows nothing
 */
export async function step<T>(label: string, work: () => Promise<T>, quietMs = 1000): Promise<T> {
  const startedAt = Date.now();
  const live = process.stdout.isTTY;
  let isShown = false;
  const elapsed = () => duration(Date.now() - startedAt);
  const show = () => {
    if (live) process.stdout.write(`\r\x1b[K  ${label} … ${elapsed()}`);
    else if (!isShown) process.stdout.write(`  ${label} … `);
    isShown = true;
  };
  const timers = [setTimeout(show, quietMs), setInterval(() => Date.now() - startedAt > quietMs && show(), 200)];
  try {
    return await work();
  } finally {
    for (const timer of timers) clearInterval(timer);
    if (isShown) process.stdout.write(`${live ? `\r\x1b[K  ${label} … ` : ''}${dim(elapsed())}\n`);
  }
}
