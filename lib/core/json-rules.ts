// Checks of JSON from outside, before its schema reads it.

/** How deep a JSON text nests objects and lists. Brackets inside strings do not count. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const character = json.charCodeAt(at);
    if (quoted) {
      if (character === 0x5c) at++;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth--;
  }
  return deepest;
}

const isUnstorable = (text: string) => text.includes('\u0000') || !text.isWellFormed();

/**
 * Finds a string that PostgreSQL cannot store: one with U+0000 or half of a surrogate pair.
 * @returns the path of the first ("content.headline"), '' for the value itself; null where there is
 * none
 */
export function unstorableStringIn(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isUnstorable(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isUnstorable(name)) return path;
    const innerPath = unstorableStringIn(inner, path === '' ? name : `${path}.${name}`);
    if (innerPath !== null) return innerPath;
  }
  return null;
}
