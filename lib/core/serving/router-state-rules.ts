// The header in which Next's own pages say what they show. Next answers 500 to one that it cannot read. Pure.

function isState(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [segment, below] = value as unknown[];
  const isSegment = typeof segment === 'string' || Array.isArray(segment);
  return isSegment && typeof below === 'object' && below !== null && Object.values(below).every(isState);
}

/** Whether `Next-Router-State-Tree` is what a page of ours sends; true where there is none. */
export function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  try {
    return isState(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return false;
  }
}
