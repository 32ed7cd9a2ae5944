// An error of PostgreSQL comes inside errors of the driver and of Prisma.
type Outer = { cause?: unknown; meta?: { driverAdapterError?: unknown } };
export type Layer = { name?: string; code?: string; message?: string };

const deepest = 6;

/** An error, then what it was caused by, from the outside in. */
export function layersOf(error: unknown): Layer[] {
  const layers: Layer[] = [];
  for (let at = error; typeof at === 'object' && at !== null && layers.length < deepest; ) {
    layers.push(at as Layer);
    const { cause, meta } = at as Outer;
    at = cause ?? meta?.driverAdapterError;
  }
  return layers;
}
