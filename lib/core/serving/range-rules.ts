// Ranges and conditional requests (RFC 9110, 13 and 14). Pure.

export type Range = { from: number; to: number };

/**
 * The one range that `Range` asks for, both ends included.
 * @returns null for the whole body: no range, several, or an unknown unit; 'beyond' when nothing is
 * there
 */
export function readRange(header: string | null | undefined, length: number): Range | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '')
    return last === '0' || length === 0 ? 'beyond' : { from: Math.max(0, length - Number(last)), to: length - 1 };
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= length) return 'beyond';
  return { from, to: last === '' ? length - 1 : Math.min(Number(last), length - 1) };
}

export const contentRange = (range: Range | 'beyond', length: number) =>
  `bytes ${range === 'beyond' ? '*' : `${range.from}-${range.to}`}/${length}`;

/** Since when an answer has its bytes. HTTP's dates have no fractions of a second. */
export type Modified = {
  text: string;
  at: number;
  /**
   * False when other bytes may have been served within the same second. Then `If-Modified-Since`
   * proves nothing for that second.
   */
  isSure: boolean;
};

/**
 * @param madeAt when the bytes were made, in ms
 * @param before the last change before that, in ms: until then the address may have had other bytes
 */
export function modifiedAt(madeAt: number, before: number): Modified {
  const at = Math.floor(madeAt / 1000) * 1000;
  return { text: new Date(at).toUTCString(), at, isSure: before < at };
}

/**
 * Whether a reader with the answer of that time, as `If-Modified-Since` gives it, has these bytes.
 */
export function isUnmodified(header: string | undefined, { at, isSure }: Modified): boolean {
  const since = Date.parse(header ?? '');
  return since > at || (since === at && isSure);
}
