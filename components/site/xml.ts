// XML that is written by hand.

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text for an element or an attribute. */
export const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** A document without the characters that XML cannot have, which a pasted text may hold. */
export const legalXml = (document: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  document.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
