// List numbers in figures, letters and Roman numerals.

const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of romans)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}

/** a to z, then aa, ab. */
function alphabetic(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number > 26 ? alphabetic(Math.floor((number - 1) / 26)) + last : last;
}

/**
 * A list number in its type: a, A, i, I or figures. Letters begin at 1; Roman numerals end at 3999.
 */
export function listNumber(number: number, type: unknown): string {
  if (number < 1) return String(number);
  const lower = typeof type === 'string' ? type.toLowerCase() : '';
  if (lower !== 'a' && (lower !== 'i' || number > 3999)) return String(number);
  const text = lower === 'a' ? alphabetic(number) : roman(number);
  return type === lower ? text : text.toUpperCase();
}

/** The numbers that a list mark can mean: "i" is the Roman one and the ninth letter. */
export function readListNumber(mark: string): { number: number; type: string | null }[] {
  if (/^\d{1,6}$/.test(mark)) return [{ number: Number(mark), type: null }];
  const lower = mark.toLowerCase();
  if (!/^[a-z]{1,8}$/.test(lower) || (mark !== lower && mark !== mark.toUpperCase())) return [];
  const as = (type: string) => (mark === lower ? type : type.toUpperCase());
  const value = [...lower].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
  const letters = lower.length <= 2 ? [{ number: value, type: as('a') }] : [];
  const figure = romanValue(lower);
  return figure === null ? letters : [...letters, { number: figure, type: as('i') }];
}

function romanValue(text: string): number | null {
  if (!/^[ivxlcdm]+$/.test(text)) return null;
  let value = 0;
  let at = 0;
  for (const [worth, sign] of romans)
    while (text.startsWith(sign, at)) {
      value += worth;
      at += sign.length;
    }
  return at === text.length && roman(value) === text ? value : null;
}
