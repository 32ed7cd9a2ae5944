import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The canonical JSON (RFC 8785) of a value. */
function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without JSON has no canonical form');
  return text;
}

/** SHA-256, hex, over the canonical JSON (RFC 8785) of a value. */
export function canonicalHash(value: unknown): string {
  return textHash(canonicalText(value));
}

/**
 * The canonical JSON of an object with gaps for members whose values the database adds.
 * @param open names of these members, in alphabetical order; `value` has none of them
 * @returns the text before, between and after the gaps: one piece more than there are open members
 */
export function canonicalPieces(value: Record<string, unknown>, open: string[]): string[] {
  const names = [...Object.keys(value).filter((name) => value[name] !== undefined), ...open].sort();
  const pieces: string[] = [];
  let piece = '{';
  for (const [index, name] of names.entries()) {
    piece += `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`;
    if (open.includes(name)) {
      pieces.push(piece);
      piece = '';
    } else piece += canonicalText(value[name]);
  }
  return [...pieces, `${piece}}`];
}

/** SHA-256, hex, over a text in UTF-8. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256, hex, of a file's bytes. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
