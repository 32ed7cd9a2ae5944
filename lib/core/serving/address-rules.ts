// Which addresses the site accepts. Pure. Promises:
//   - A page has one address. Another spelling of it leads there, if something is there.
//   - A route and the cache's key see only the query parameters that the route declares, in the
//     declared shape.
//   - An address that cannot exist costs no query.

import { tidyPath } from './tidy-path-rules.ts';

type PathAndQuery = { path: string; query: URLSearchParams };
export type Address =
  | ({ kind: 'ok' } & PathAndQuery)
  /** `to` is its tidy spelling with its query. */
  | { kind: 'untidy'; to: string }
  | { kind: 'unknown' }
  | { kind: 'too-long' };

const maxLength = 1024;

/** The target of a request as a path with its query: `GET http://host/path` asks for `/path`. */
export function targetOf(url: string): string {
  const [, rest] = /^https?:\/\/[^/?#]*(.*)$/i.exec(url) ?? [];
  if (rest === undefined) return url;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Reads a request target ("/releases/pr/2021/11/197?edition=1"). */
export function readAddress(target: string): Address {
  if (target.length > maxLength) return { kind: 'too-long' };
  const [path = '', ...rest] = target.split('?');
  const tidy = tidyPath(path);
  if (tidy === null) return { kind: 'unknown' };
  if (tidy !== path) return { kind: 'untidy', to: [tidy, ...rest].join('?') };
  return { kind: 'ok', path, query: new URLSearchParams(rest.join('?')) };
}

/** Parameters that a route understands, with the shape of their values. */
export type QueryShape = Readonly<Record<string, RegExp>>;

/**
 * The declared parameters of a query, in one order. They end the cache's key.
 * @returns null when a declared parameter has a value of the wrong shape
 */
export function readQuery(query: URLSearchParams, shape: QueryShape): string | null {
  const parameters: string[] = [];
  for (const [name, values] of Object.entries(shape)) {
    const value = query.get(name);
    if (value === null) continue;
    if (!values.test(value)) return null;
    parameters.push(`${name}=${/^[A-Za-z0-9._~/:-]*$/.test(value) ? value : encodeURIComponent(value)}`);
  }
  return parameters.length > 0 ? `?${parameters.join('&')}` : '';
}

/** The addresses that Next serves; all others are the site's. */
export function isNewsroomPath(path: string): boolean {
  return /^\/(?:desk|api|_next|__nextjs[^/]*)(?:\/|$)/.test(path);
}
