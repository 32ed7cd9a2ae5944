/** Replaces Arabic, Urdu, Devanagari, Bengali and wide digits by 0 to 9, each by one sign. Pure. */
export const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    if (code >= 0xff10) return String(code - 0xff10);
    if (code >= 0x09e6) return String(code - 0x09e6);
    return String(code >= 0x0966 ? code - 0x0966 : code & 0xf);
  });
