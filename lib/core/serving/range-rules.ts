// Parts of an answer, and answers that a reader has already (RFC 9110, 13 and 14). Pure.

export type Range = { from: number; to: number };

/**
 * The one part of a body that `Range` asks for, both ends included.
 * @returns null where the whole is meant: no range, several, or a unit that is not ours; 'beyond'
 * where nothing is
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

/** Since when an answer has the bytes that it has. A date of HTTP ends at the second. */
export type Modified = {
  text: string;
  at: number;
  /**
   * False where other bytes may have been shown within the same second: then that second says
   * nothing.
   */
  isSure: boolean;
};

/**
 * @param madeAt when the bytes were made, in ms
 * @param before when the last change was before that: until then the address may have had others
 */
export function modifiedAt(madeAt: number, before: number): Modified {
  const at = Math.floor(madeAt / 1000) * 1000;
  return { text: new Date(at).toUTCString(), at, isSure: before < at };
}

/**
 * Whether a reader who has seen an answer at the time that `If-Modified-Since` says has these
 * bytes.
 */
export function isUnmodified(header: string | undefined, { at, isSure }: Modified): boolean {
  const seen = Date.parse(header ?? '');
  return seen > at || (seen === at && isSure);
}
