// The numbers of lists, in figures and letters.

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

/** a to z, then aa. */
function alphabetic(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number > 26 ? alphabetic(Math.floor((number - 1) / 26)) + last : last;
}

/** How a list writes a number. Letters and Roman figures begin at 1; Roman ones end at 3999. */
export function listNumber(number: number, type: unknown): string {
  if (number < 1) return String(number);
  const lower = typeof type === 'string' ? type.toLowerCase() : '';
  if (lower !== 'a' && (lower !== 'i' || number > 3999)) return String(number);
  const text = lower === 'a' ? alphabetic(number) : roman(number);
  return type === lower ? text : text.toUpperCase();
}

/** The numbers that a mark in a list can stand for, as it is: "iv" is a Roman four and a letter far down the alphabet. */
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
