import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server.edge';

/** A document as text. Components of the site are plain functions: no hooks, no scripts, nothing that a browser must run. */
export function markup(document: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}
