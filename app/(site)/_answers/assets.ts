import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { env } from '#lib/core/env.ts';
import { projectRoot } from '#lib/core/serving/project-root.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { faces, rangeOf } from '../_fonts/faces.ts';

// The name of a style or font changes with its bytes, so a browser may keep it for ever. All are
// read once.

const file = (...path: string[]) => readFileSync(join(/* turbopackIgnore: true */ projectRoot(), ...path));
const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

type Asset = { type: string; bytes: Uint8Array<ArrayBuffer> };
type Assets = { fonts: Map<string, Asset>; nameOf: Map<string, string>; css: string; cssHash: string };

// A later layer overrides an earlier one.
const sheets = [
  'site/styles/base',
  'site/styles/frame',
  'site/styles/release',
  'site/styles/lists',
  'site/styles/rows',
  'site/styles/calendar',
  'site/styles/front',
  'site/styles/archive',
  'site/styles/prose',
  'site/styles/search',
  'site/styles/register',
  'ui/redline',
  'site/styles/redline',
  'site/styles/copy-check',
  'site/styles/widths',
  'site/styles/urdu',
  'site/styles/media',
] as const;

/** The rules of all fonts; `assets` gets their bytes. */
function readFaces(assets: Pick<Assets, 'fonts' | 'nameOf'>): string {
  return faces
    .map(({ family, style, weight, from, name, local, cut, range }) => {
      const bytes = name ? file('app', '(site)', '_fonts', `${name}.woff2`) : file('node_modules', from);
      const known = name ?? basename(from, '.woff2');
      const address = `${known}-${hash(bytes)}.woff2`;
      assets.fonts.set(address, { type: 'font/woff2', bytes: new Uint8Array(bytes) });
      assets.nameOf.set(known, address);
      const points = range ?? rangeOf(cut?.points ?? []);
      // A font that comes late waits for the next page: no line moves under a reader's eyes.
      const src = `${local ? `local('${local}'),` : ''}url(/assets/${address}) format('woff2')`;
      return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};font-display:optional;src:${src};unicode-range:${points}}`;
    })
    .join('\n');
}

function read(): Assets {
  const fonts: Assets['fonts'] = new Map();
  const nameOf: Assets['nameOf'] = new Map();
  const sheet = (...path: string[]) => file('components', ...path).toString('utf8');
  const text = `@layer tokens,reset,document,site;${readFaces({ fonts, nameOf })}
@layer tokens{${sheet('ui', 'tokens.css')}}@layer reset{${sheet('site', 'styles', 'reset.css')}}@layer document{${sheet('ui', 'document.css')}}@layer site{${sheets.map((name) => sheet(`${name}.css`)).join('')}}`;
  const css = isDevelopment() ? text : transformSync(text, { loader: 'css', minify: true }).code;
  return { fonts, nameOf, css, cssHash: hash(css) };
}

const isDevelopment = () => env().NODE_ENV === 'development';

let cache: Assets | undefined;

function assets(): Assets {
  // In development the styles are read for each page.
  if (isDevelopment()) return read();
  cache ??= read();
  return cache;
}

const colour = (value: string, otherwise: string) =>
  /^#[0-9a-f]{6}$/i.test(value) ? value.slice(1).toLowerCase() : otherwise;
const accents = /^site-([0-9a-f]{12})-([0-9a-f]{6})-([0-9a-f]{6})\.css$/;

/**
 * The address of the stylesheet in the house's colours. The name holds the colours, so any process
 * can make the stylesheet from it.
 */
export function stylesheetOf(house: Pick<PublicHouse, 'accent' | 'accentDark'> | null): string {
  const light = colour(house?.accent ?? '', '0b5d3b');
  const dark = colour(house?.accentDark ?? '', '7cc9a3');
  return `/assets/site-${assets().cssHash}-${light}-${dark}.css`;
}

const isUrdu = (language: string) => language.split('-')[0] === 'ur';

/**
 * The fonts that a page asks for ahead of its text. One that comes later than the text is not used
 * on this page, so without them a first visit would never be in the house's letters.
 */
export function fontsOf({ languages }: Pick<PublicHouse, 'languages'>, language: string): string[] {
  const latin = ['serif', 'sans', ...(languages.some(isUrdu) ? ['urdu-name'] : [])];
  return (isUrdu(language) ? ['nastaliq-400', 'serif'] : latin).flatMap((name) => {
    const address = assets().nameOf.get(name);
    return address ? [`/assets/${address}`] : [];
  });
}

type AssetAnswer = Asset | { now: string };

/**
 * An asset by its name. Stylesheets exist in the house's colours and in those of a page without a
 * house. `now` is today's address of a stylesheet of an older version.
 */
export async function findAsset(name: string, houseOf: () => Promise<PublicHouse>): Promise<AssetAnswer | null> {
  const font = assets().fonts.get(name);
  if (font) return font;
  const [, , light, dark] = accents.exec(name) ?? [];
  if (!light || !dark) return null;
  const isIn = (sheet: string) => sheet.endsWith(`-${light}-${dark}.css`);
  const now = [stylesheetOf(null)].find(isIn) ?? [stylesheetOf(await houseOf())].find(isIn);
  if (!now) return null;
  if (now !== `/assets/${name}`) return { now };
  const house = `:root{--house:#${light}}@media (prefers-color-scheme:dark){:root{--house:#${dark}}}@media print{:root{--house:#${light}}}`;
  return { type: 'text/css; charset=utf-8', bytes: new TextEncoder().encode(assets().css + house) };
}
