// Texts that wait on this computer, by user and release, in the browser's own storage.
import type { Keep, Kept } from './saver.ts';

const keyOf = (userId: string, releaseId: string, what: 'text' | 'aside') => `pressmark:${what}:${userId}:${releaseId}`;

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept &&
      typeof kept.version === 'number' &&
      typeof kept.content?.headline === 'string' &&
      kept.content.body?.type === 'doc'
      ? kept
      : null;
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

// As many as a bad day brings; more would fill the browser's storage.
const mostAside = 5;

/**
 * Texts set aside: left by a crash, or by taking somebody else's onto the screen. Each stays until its owner drops it,
 * the newest on top.
 */
export function asideOf(userId: string, releaseId: string) {
  const text = keyOf(userId, releaseId, 'text');
  const pile = Array.from({ length: mostAside }, (_, place) => `${keyOf(userId, releaseId, 'aside')}:${place}`);
  const lay = (list: Kept[]) => {
    pile.forEach((key, place) => {
      const kept = list[place];
      if (kept) write(key, kept);
      else remove(key);
    });
  };
  const all = () => pile.map(read).filter((kept) => kept !== null);
  const put = (kept: Kept) => lay([kept, ...all()]);
  return {
    /** The newest. What an earlier visit left unsaved moves aside first, so that typing now does not write over it. */
    find: (): Kept | null => {
      const left = read(text);
      if (left) {
        put(left);
        remove(text);
      }
      return all()[0] ?? null;
    },
    put,
    /** Drops the newest; the next comes up. */
    drop: (): Kept | null => {
      const rest = all().slice(1);
      lay(rest);
      return rest[0] ?? null;
    },
  };
}
