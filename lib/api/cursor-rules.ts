// Where a list goes on. Pure. A cursor is the last shown row's key: what is added meanwhile neither shifts a page nor shows a row
// twice. It is opaque so that nobody builds one.

/** Releases, revisions and events on a page. */
export const pageSize = 50;
/** Lines of the register on a page. */
export const registerSize = 100;

/** A cursor that goes on behind the row with this key. */
export function cursorAfter(key: string): string {
  return btoa(`v1:${key}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The key in a cursor; null where it is none of ours. */
export function readCursor(cursor: string, key: RegExp): string | null {
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(cursor)) return null;
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return text.startsWith('v1:') && key.test(text.slice(3)) ? text.slice(3) : null;
  } catch {
    return null;
  }
}
