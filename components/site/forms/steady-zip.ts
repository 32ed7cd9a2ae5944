// The same Word file from the same text, byte for byte: the library writes the hour and chance ids.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const chanceId = /rId[a-z0-9_-]{21}/g;
const hour = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/**
 * A .docx with ids by their order, and one moment instead of the hour.
 * @param moment ISO 8601
 */
export function steady(docx: Uint8Array, moment: string): Uint8Array {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `rIdLink${ids.size + 1}`);
    return ids.get(id) ?? id;
  };
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]): [string, Uint8Array] => {
    if (!/\.(?:xml|rels)$/.test(name)) return [name, bytes];
    const text = strFromU8(bytes).replace(chanceId, idOf).replace(hour, `$1${moment}`);
    return [name, strToU8(text)];
  });
  // The first moment that a .zip can hold.
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1), level: 6 });
}
