// Texts that wait on this computer, by user and release, in the browser's own storage.
import type { Keep, Kept } from './saver.ts';

const keyOf = (userId: string, releaseId: string, what: 'text' | 'aside') => `pressmark:${what}:${userId}:${releaseId}`;

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.version === 'number' && typeof kept.content?.headline === 'string' && kept.content.body?.type === 'doc' ? kept : null;
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept) {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the text is still on the screen, and the newsroom is tried as always.
  }
}

function remove(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

export function keepFor(userId: string, releaseId: string): Keep {
  const key = keyOf(userId, releaseId, 'text');
  return { write: (kept) => write(key, kept), clear: () => remove(key) };
}

/** A text set aside: left by a crash, or by taking somebody else's onto the screen. It stays until its owner drops it. */
export function asideOf(userId: string, releaseId: string) {
  const [text, aside] = [keyOf(userId, releaseId, 'text'), keyOf(userId, releaseId, 'aside')];
  return {
    /** What an earlier visit left unsaved moves aside, so that typing now does not write over it. */
    find: (): Kept | null => {
      const left = read(text);
      if (left) {
        write(aside, left);
        remove(text);
      }
      return read(aside);
    },
    put: (kept: Kept) => write(aside, kept),
    drop: () => remove(aside),
  };
}
