// How the work of a reader grows with its input. It is measured in processor time of this process,
// which a busy machine changes little.

type Point = { size: number; seconds: number };

/** A reader of what people send, with inputs that are hard for such readers. */
export type Subject = {
  name: string;
  /** The longest input that the product accepts, in characters or bytes. */
  most: number;
  /** Each makes an input of about `size`. */
  shapes: Record<string, (size: number) => unknown>;
  read: (input: never) => unknown;
};

export type Growth = { subject: string; shape: string; points: Point[]; exponent: number };

async function secondsOf(read: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Below this a measurement says nothing: compiler and garbage collector take as long. */
const leastTelling = 0.3;

/**
 * Reads inputs of a sixteenth, a quarter and the whole of the size.
 * @returns the exponent of growth from the quarter to the whole: 1 is linear, 2 quadratic, 0 too
 * quick to measure, infinite if one reading took more than five seconds
 */
export async function growthOf(subject: Subject, shape: string, size: number): Promise<Growth> {
  const make = subject.shapes[shape];
  if (!make) throw new RangeError(`there is no shape ${shape}`);
  const points: Point[] = [];
  for (const part of [size / 16, size / 4, size]) {
    const input = make(Math.floor(part)) as never;
    const first = await secondsOf(() => subject.read(input));
    const again = first > 2 ? first : await secondsOf(() => subject.read(input));
    points.push({ size: Math.floor(part), seconds: Math.min(first, again) });
    if (first > 5) return { subject: subject.name, shape, points, exponent: Number.POSITIVE_INFINITY };
  }
  const [last, before] = points.slice(-2).reverse();
  const tells = last && before && last.seconds >= leastTelling;
  const exponent = tells
    ? Math.log(last.seconds / Math.max(before.seconds, 0.001)) / Math.log(last.size / before.size)
    : 0;
  return { subject: subject.name, shape, points, exponent };
}

/** True if twice the input clearly takes more than twice the work. */
export const isSteep = ({ exponent }: Growth) => exponent > 1.6;
