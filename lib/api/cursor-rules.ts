// Cursors of lists. Pure. A cursor holds the key of a page's last row, so that new rows neither
// shift a page nor repeat a row. It is opaque, so that no program builds one.

/** Releases, revisions and events on a page. */
export const pageSize = 50;
/** Lines of the register on a page. */
export const registerSize = 100;

/** The cursor of the page after the row with this key. */
export function cursorAfter(key: string): string {
  return btoa(`v1:${key}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The key in a cursor; null if it is invalid. @param key the pattern of keys */
export function readCursor(cursor: string, key: RegExp): string | null {
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(cursor)) return null;
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return text.startsWith('v1:') && key.test(text.slice(3)) ? text.slice(3) : null;
  } catch {
    return null;
  }
}
