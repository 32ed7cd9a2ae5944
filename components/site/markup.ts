import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server.edge';

/**
 * A document as HTML. The site's components are plain functions without hooks, and nothing runs in
 * the browser.
 */
export function markup(document: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}
