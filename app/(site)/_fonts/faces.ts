// The fonts of the public site. `npm run fonts` makes the small files from the packages' whole
// ones.

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const points = (text: string) => Array.from(text, (sign) => sign.codePointAt(0) ?? 0);

/** What nearly every line is made of. */
const usual = [...span(0x20, 0x7e), ...points('\u00a0§©«»°·×–—‘’“”…‹›→−')];
/** The other letters of western languages. */
const western = [...span(0xa1, 0xff), ...points('ıŒœˆ˚˜'), ...span(0x2010, 0x2027), ...points('′″⁄€™←↑↓∕')].filter(
  (point) => !usual.includes(point),
);
/** Urdu, the letters that other keyboards write in their place, figures and marks. */
const urdu = [
  ...points('ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیےۓيىكهةإٱۀ'),
  ...span(0x64b, 0x656),
  ...points('ٰ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩،؛؟۔٪٫٬٭ؔ \u200c\u200d﷽﷼'),
];

type Cut = {
  points: number[];
  /** The range of each axis that stays. */
  axes: Record<string, { min: number; max: number }>;
  features?: string[];
};

export type Face = {
  family: string;
  style: 'normal' | 'italic';
  weight: string;
  /** The file below `node_modules`. */
  from: string;
  /** The name of the small file beside this one; the package's whole file without it. */
  name?: string;
  /** Its name where a device has it. */
  local?: string;
  cut?: Cut;
  /** As CSS writes it; of the cut, without one. */
  range?: string;
};

/** Code points as CSS writes a `unicode-range`. */
export function rangeOf(all: number[]): string {
  const sorted = [...new Set(all)].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const point of sorted) {
    const last = spans.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else spans.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

const extended =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
const vietnamese =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';

const weights = { min: 400, max: 600 };
// Text is set at 20 px, headlines at 28 and more: the sizes between are all that is needed.
const serifAxes = { wght: weights, opsz: { min: 18, max: 28 } };
const serifFeatures = ['kern', 'liga', 'lnum', 'tnum', 'onum', 'pnum'];
const sansFeatures = ['kern', 'lnum', 'tnum'];

const serif = '@fontsource-variable/newsreader/files/newsreader';
const sans = '@fontsource-variable/public-sans/files/public-sans';
const nastaliq = '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu';

const roman = { family: 'Newsreader Variable', style: 'normal', weight: '400 600' } as const;
const italic = { family: 'Newsreader Variable', style: 'italic', weight: '400 600' } as const;
const label = { family: 'Public Sans Variable', style: 'normal', weight: '400 600' } as const;
const urduAt = (weight: 400 | 600) => ({
  ...({ family: 'Noto Nastaliq Urdu', style: 'normal', weight: String(weight) } as const),
  from: `${nastaliq}-arabic-${weight}-normal.woff2`,
});

/** A later face wins where ranges overlap. */
export const faces: Face[] = [
  { ...roman, from: `${serif}-vietnamese-opsz-normal.woff2`, range: vietnamese },
  { ...roman, from: `${serif}-latin-ext-opsz-normal.woff2`, range: extended },
  {
    ...{ ...roman, from: `${serif}-latin-opsz-normal.woff2`, name: 'serif-western' },
    cut: { points: western, axes: serifAxes, features: serifFeatures },
  },
  {
    ...{ ...roman, from: `${serif}-latin-opsz-normal.woff2`, name: 'serif' },
    cut: { points: usual, axes: serifAxes, features: serifFeatures },
  },
  { ...italic, from: `${serif}-latin-ext-wght-italic.woff2`, range: extended },
  {
    ...{ ...italic, from: `${serif}-latin-wght-italic.woff2`, name: 'serif-italic-western' },
    cut: { points: western, axes: { wght: weights }, features: serifFeatures },
  },
  {
    ...{ ...italic, from: `${serif}-latin-wght-italic.woff2`, name: 'serif-italic' },
    cut: { points: usual, axes: { wght: weights }, features: serifFeatures },
  },
  { ...label, from: `${sans}-vietnamese-wght-normal.woff2`, range: vietnamese },
  { ...label, from: `${sans}-latin-ext-wght-normal.woff2`, range: extended },
  {
    ...{ ...label, from: `${sans}-latin-wght-normal.woff2`, name: 'sans-western' },
    cut: { points: western, axes: { wght: weights }, features: sansFeatures },
  },
  {
    ...{ ...label, from: `${sans}-latin-wght-normal.woff2`, name: 'sans' },
    cut: { points: usual, axes: { wght: weights }, features: sansFeatures },
  },
  { ...urduAt(400), range: 'U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFE' },
  { ...urduAt(400), name: 'nastaliq-400', local: 'Noto Nastaliq Urdu', cut: { points: urdu, axes: {} } },
  { ...urduAt(600), range: 'U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFE' },
  { ...urduAt(600), name: 'nastaliq-600', cut: { points: urdu, axes: {} } },
  // The language's name on pages of other languages.
  {
    ...{ ...urduAt(400), family: 'Urdu Name', name: 'urdu-name' },
    cut: { points: points('اردو'), axes: {} },
  },
];
