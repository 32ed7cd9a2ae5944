// The text on each sheet of a PDF, in the order in which it was drawn. It reads what Chromium and
// Typst write, not every PDF.
import { inflateSync } from 'node:zlib';

type Parts = Map<string, { head: string; body: string }>;

/** The PDF's objects by number; what is compressed is inflated. */
function objectsOf(pdf: Buffer): Parts {
  const text = pdf.toString('latin1');
  const objects: Parts = new Map();
  for (const [all, number = ''] of text.matchAll(/(?<=^|\n)(\d+) 0 obj\b[\s\S]*?\nendobj/g)) {
    const at = all.indexOf('stream\n');
    if (at < 0) {
      objects.set(number, { head: all, body: '' });
      continue;
    }
    const bytes = Buffer.from(all.slice(at + 7, all.lastIndexOf('\nendstream')), 'latin1');
    const isDeflated = all.slice(0, at).includes('/FlateDecode');
    objects.set(number, { head: all.slice(0, at), body: (isDeflated ? inflateSync(bytes) : bytes).toString('latin1') });
  }
  return objects;
}

const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A font's glyphs, what they say, and how many digits of a string name one. */
type Font = { glyphs: Map<number, string>; digits: number };

function fontOf(map: string): Font {
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', says = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), letters(says));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', says = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last, letter] = [from, to, says].map((hex) => Number.parseInt(hex, 16));
      for (let glyph = first ?? 0; glyph <= (last ?? 0); glyph++)
        glyphs.set(glyph, String.fromCodePoint((letter ?? 0) + glyph - (first ?? 0)));
    }
  return { glyphs, digits: /begincodespacerange\s*<(\w+)>/.exec(map)?.[1]?.length ?? 4 };
}

/** The fonts of a page by the names that its drawing uses. */
function fontsOf(page: string, objects: Parts): Map<string, Font> {
  const fonts = new Map<string, Font>();
  const named = /\/Font\s*<<([\s\S]*?)>>/.exec(page)?.[1] ?? '';
  for (const [, name = '', number = ''] of named.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1] ?? '';
    fonts.set(name, fontOf(objects.get(map)?.body ?? ''));
  }
  return fonts;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a string that is written in letters, in hexadecimal digits. */
function digitsOf(letters: string): string {
  const bytes = letters.replace(/\\([0-7]{1,3}|[\s\S])/g, (_all, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
  return Buffer.from(bytes, 'latin1').toString('hex');
}

// The name of a font, a string in digits, a string in letters with brackets in it.
const drawn = /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)/g;

/** Text of each sheet, without spaces: Chromium moves instead of drawing them. */
export function sheetsOfPdf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const tree = [...objects.values()].find(({ head }) => /\/Type \/Pages\b/.test(head) && /\/Count/.test(head));
  const pages = /\/Kids \[([^\]]*)\]/.exec(tree?.head ?? '')?.[1] ?? '';
  return [...pages.matchAll(/(\d+) 0 R/g)].map(([, number = '']) => {
    const page = objects.get(number)?.head ?? '';
    const fonts = fontsOf(page, objects);
    const drawing = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')?.body ?? '';
    let font: Font = { glyphs: new Map(), digits: 4 };
    let text = '';
    for (const [, name, digits, written = ''] of drawing.matchAll(drawn)) {
      if (name) font = fonts.get(name) ?? font;
      const hex = digits ?? digitsOf(written);
      for (let at = 0; at < hex.length; at += font.digits)
        text += font.glyphs.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? '';
    }
    return text.replace(/\s+/g, '');
  });
}
