// Texts in the browser's own storage. Each screen has a key of its own, by person, release and
// screen, so no tab overwrites or erases another's text.
import type { Content } from '#lib/text/schema.ts';

/** A text stored on this computer. `at` is ISO 8601. */
export type Kept = { version: number; content: Content; at: string };
export type Keep = {
  /** Stores the text. True if that worked. */
  write: (kept: Kept) => boolean;
  clear: () => void;
  /** Leaves the stored text in place for its writer and continues under another key. */
  leave: () => void;
  isMine: (key: string) => boolean;
};

/** A text that a screen stored, with its key. */
export type KeptText = Kept & { key: string; releaseId: string };

const placeOf = (userId: string, releaseId: string) => `pressmark:text:${userId}:${releaseId}`;

/** A unique key part. `crypto.randomUUID` is missing under `http`. */
const newPlace = (userId: string, releaseId: string) =>
  `${placeOf(userId, releaseId)}:${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

function read(key: string): KeptText | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept &&
      typeof kept.version === 'number' &&
      typeof kept.content?.headline === 'string' &&
      kept.content.body?.type === 'doc'
      ? { ...kept, key, releaseId: key.split(':')[3] ?? '' }
      : null;
  } catch {
    return null;
  }
}

/** Stores a text. False if storage is full, closed or forbidden. */
function write(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Removes a stored text. */
export function dropText(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A text that cannot be removed cannot be read either.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** Where one screen stores its text of a release. */
export function keepFor(userId: string, releaseId: string): Keep {
  let place = newPlace(userId, releaseId);
  return {
    isMine: (key) => key === place,
    write: (kept) => write(place, kept),
    clear: () => dropText(place),
    leave: () => {
      place = newPlace(userId, releaseId);
    },
  };
}

/** Every stored text of a person, of one release or of all, newest first. */
export function keptTexts(userId: string, releaseId = ''): KeptText[] {
  return keys()
    .filter((key) => key.startsWith(placeOf(userId, releaseId)))
    .map(read)
    .filter((kept) => kept !== null)
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** True if the text is stored and unchanged. */
export const isStillKept = (kept: KeptText): boolean => read(kept.key)?.at === kept.at;
