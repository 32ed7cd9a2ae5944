// Texts that wait on this computer, in the browser's own storage. Each screen keeps its text in a place of its own, by person,
// release and screen: no tab writes over, or erases, what another keeps.
import type { Keep, Kept } from './saver.ts';

/** A text that some screen kept, and where. */
export type KeptText = Kept & { key: string; releaseId: string };

const placeOf = (userId: string, releaseId: string) => `pressmark:text:${userId}:${releaseId}`;

/** Also where this computer keeps nothing (`http` has no `randomUUID`). */
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

/** False where storage is full, closed or forbidden: the text is on the screen alone. */
function write(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Forgets a kept text. */
export function dropText(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be reached is not offered either.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** Where one screen keeps the text of a release. */
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

/** Every text that a person's screens kept on this computer, of one release or of all, the newest first. */
export function keptTexts(userId: string, releaseId = ''): KeptText[] {
  return keys()
    .filter((key) => key.startsWith(placeOf(userId, releaseId)))
    .map(read)
    .filter((kept) => kept !== null)
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Is it still there, and the same? */
export const isStillKept = (kept: KeptText): boolean => read(kept.key)?.at === kept.at;
