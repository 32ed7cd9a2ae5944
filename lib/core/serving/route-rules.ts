// Route patterns as Next writes them in folders: `[language]` one segment, `[...address]` one or
// more, `[[...when]]` any number. Pure.

export type Params = Record<string, string | string[]>;

const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

type Part = { kind: 'word' | 'one' | 'many' | 'any'; name: string };

function part(segment: string): Part {
  const [, optional, rest, name] = /^\[(\[)?(\.\.\.)?(\w+)\]{1,2}$/.exec(segment) ?? [];
  if (!name) return { kind: 'word', name: segment };
  return { kind: optional ? 'any' : rest ? 'many' : 'one', name };
}

/** Words before parameters before catch-alls, segment by segment, as Next decides. */
function weight(parts: Part[]): string {
  return parts.map((p) => ({ word: 'a', one: 'b', many: 'c', any: 'd' })[p.kind]).join('') || ' ';
}

function fit(parts: Part[], segments: string[]): Params | null {
  const params: Params = {};
  for (const [at, { kind, name }] of parts.entries()) {
    const segment = segments[at];
    if (kind === 'many' || kind === 'any') {
      const rest = segments.slice(at);
      if (rest.length === 0 && kind === 'many') return null;
      if (rest.length > 0) params[name] = rest;
      return params;
    }
    if (segment === undefined || (kind === 'word' && segment !== name)) return null;
    if (kind === 'one') {
      if (name === 'language' && !language.test(segment)) return null;
      params[name] = segment;
    }
  }
  return segments.length === parts.length ? params : null;
}

/** Makes a function that finds the route of a path. */
export function routeFinder<Route extends { pattern: string }>(routes: readonly Route[]) {
  const sorted = routes
    .map((route) => ({ route, parts: route.pattern.split('/').filter(Boolean).map(part) }))
    .sort((a, b) => (weight(a.parts) < weight(b.parts) ? -1 : 1));
  return (path: string): { route: Route; params: Params } | null => {
    const segments = path.split('/').filter(Boolean);
    for (const { route, parts } of sorted) {
      const params = fit(parts, segments);
      if (params) return { route, params };
    }
    return null;
  };
}
