// What a start says. Long steps show that they go on and how long they took; short ones say nothing.

const colour = process.stdout.isTTY && !('NO_COLOR' in process.env);

export const dim = (text: string) => (colour ? `\x1b[2m${text}\x1b[22m` : text);
export const bold = (text: string) => (colour ? `\x1b[1m${text}\x1b[22m` : text);

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** One line on stderr for what went wrong and goes on. */
export function warn(line: string) {
  process.stderr.write(`pressmark: ${line}\n`);
}

/** 850 → "0.9 s", 75000 → "1 min 15 s" */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Names a long step while it runs and says how long it took. On a terminal the seconds count up. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const live = process.stdout.isTTY;
  const show = (text: string) => process.stdout.write(live ? `\r\x1b[K  ${label} … ${text}` : text);
  if (!live) process.stdout.write(`  ${label} … `);
  const tick = live ? setInterval(() => show(duration(Date.now() - began)), 200) : null;
  try {
    const result = await work();
    if (tick) clearInterval(tick);
    show(`${dim(duration(Date.now() - began))}\n`);
    return result;
  } catch (error) {
    if (tick) clearInterval(tick);
    process.stdout.write('\n');
    throw error;
  }
}
