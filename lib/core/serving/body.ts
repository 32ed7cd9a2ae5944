import 'server-only';

/** Reads a body whole. Stops at the first part beyond `longest` bytes and returns null. */
export async function bytesOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, longest: number) {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longest) return null;
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}
