// Signs of the symbol fonts that Word documents use, as letters. Pure.

const fonts: Record<string, Record<number, string>> = {
  symbol: {
    ...{ 68: 'Δ', 83: 'Σ', 87: 'Ω', 97: 'α', 98: 'β', 100: 'δ', 103: 'γ', 109: 'μ', 112: 'π', 115: 'σ' },
    ...{ 163: '≤', 174: '→', 176: '°', 177: '±', 179: '≥', 180: '×', 183: '•', 185: '≠', 187: '≈' },
  },
  wingdings: {
    ...{ 40: '☎', 42: '✉', 108: '●', 110: '■', 167: '▪', 168: '☐', 216: '➢' },
    ...{ 224: '→', 251: '✗', 252: '✓', 253: '☒', 254: '☑' },
  },
};

/** The letter of a `w:sym`; null for one that is not known. */
export function letterOfSign(font: string | undefined, code: string | undefined): string | null {
  const number = Number.parseInt(code ?? '', 16);
  if (!(number > 0x20 && number <= 0xffff)) return null;
  const isPrivate = number >= 0xf000 && number <= 0xf0ff;
  const letters = fonts[(font ?? '').toLowerCase()];
  const known = letters?.[number & 0xff];
  if ((isPrivate || number < 0x100) && known) return known;
  const isLetter = !letters && !isPrivate && (number < 0xd800 || number > 0xf8ff);
  return isLetter ? String.fromCharCode(number) : null;
}
