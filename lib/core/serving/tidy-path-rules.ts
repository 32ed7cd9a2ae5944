// The one spelling of an address that somebody typed, cut short, or pasted with the end of a
// sentence. Pure. Promises:
//   - a tidy path stays as it is
//   - the tidy path of any text is a path of this site, never one of another host

// Every address of the site is made of these. None needs a percent sign.
const sitePath = /^\/[a-z0-9._~/-]*$/;

/**
 * What a sentence leaves behind an address: stops, brackets, quotes, marks of direction, slashes.
 */
const behind = /[\s./,;:!?…'"’”»›)\]}>۔،؛؟\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function withoutEnd(path: string): string {
  let end = path.length;
  while (end > 0 && behind.test(path.charAt(end - 1))) end--;
  return path.slice(0, end);
}

/**
 * The path with its percent signs read once.
 * @returns null if they cannot be read, or hide a slash or a backslash
 */
function withoutPercents(path: string): string | null {
  if (/%(?:2f|5c)/i.test(path)) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

const latinDigits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

const isYear = (part: string | undefined) => /^\d{4}$/.test(part ?? '');
const twoDigits = (part: string) => (/^\d$/.test(part) ? `0${part}` : part);

/** "2021-11-5" as the folders of a day. Another period, such as 2021-2022, stays as it is. */
function folders(part: string): string[] {
  return /^\d{4}(?:-(?:0?[1-9]|1[0-2])(?:-\d{1,2})?)$/.test(part) ? part.split('-') : [part];
}

/** Months and days behind a year have two digits. */
const padded = (parts: string[], year: number) =>
  parts.map((part, at) => (isYear(parts[year]) && at > year && at <= year + 2 ? twoDigits(part) : part));

/** Series, period, number, and what stands below the number: "changes" or a file. */
function ofRelease([series = '', ...parts]: string[]): string[] {
  const at = parts.findLastIndex((part) => /^\d/.test(part));
  const period = padded(parts.slice(0, Math.max(at, 0)).flatMap(folders), 0);
  const [number = '', ...below] = parts.slice(Math.max(at, 0));
  return [series, ...period, number.replace(/^0+(?=\d)/, ''), ...below];
}

/** A day, a month or a year; or a series and its period. */
function ofArchive([first = '', ...rest]: string[]): string[] {
  const parts = [first, ...rest].flatMap(folders);
  return padded(parts, isYear(parts[0]) ? 0 : 1);
}

/** The register writes a month as one part: 2021-11. */
function ofRegister([series = '', year = '', month = '', ...rest]: string[]): string[] {
  if (isYear(year) && /^\d{1,2}$/.test(month)) return [series, `${year}-${twoDigits(month)}`, ...rest];
  return [series, year.replace(/^(\d{4})-(\d)$/, '$1-0$2'), month, ...rest];
}

const shapes: Record<string, (parts: string[]) => string[]> = {
  releases: ofRelease,
  archive: ofArchive,
  register: ofRegister,
};

/** The parts of a path in their usual shape. A date alone is one of the archive. */
function inShape(parts: string[]): string[] {
  const at = parts.slice(0, 2).findIndex((part) => Object.hasOwn(shapes, part));
  const room = parts[at] ?? '';
  if (at >= 0) return [...parts.slice(0, at + 1), ...(shapes[room]?.(parts.slice(at + 1)) ?? [])];
  const above = /^\d/.test(parts[0] ?? '') ? [] : parts.slice(0, 1);
  const date = parts.slice(above.length).flatMap(folders);
  return isYear(date[0]) && date.length <= 3 ? [...above, 'archive', ...padded(date, 0)] : parts;
}

/**
 * The tidy spelling of a path: "/releases/PR/2021-11/0197)." is "/releases/pr/2021/11/197". Whether
 * something is there is not said.
 * @returns null for what cannot be an address of the site
 */
export function tidyPath(path: string): string | null {
  const plain = path.includes('%') ? withoutPercents(path) : path;
  if (!plain?.startsWith('/') || plain.split('/').some((part) => part === '.' || part === '..')) return null;
  const spelt = withoutEnd(latinDigits(plain).toLowerCase()) || '/';
  if (!sitePath.test(spelt)) return null;
  const parts = inShape(spelt.split('/').filter(Boolean)).filter(Boolean);
  return `/${parts.join('/')}`;
}
