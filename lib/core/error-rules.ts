// Errors of the driver and of Prisma wrap an error of PostgreSQL.
type Outer = { cause?: unknown; meta?: { driverAdapterError?: unknown } };
export type Layer = { name?: string; code?: string; message?: string };

const deepest = 6;

/** An error and its causes, outermost first, at most six. */
export function layersOf(error: unknown): Layer[] {
  const layers: Layer[] = [];
  for (let at = error; typeof at === 'object' && at !== null && layers.length < deepest; ) {
    layers.push(at as Layer);
    const { cause, meta } = at as Outer;
    at = cause ?? meta?.driverAdapterError;
  }
  return layers;
}
