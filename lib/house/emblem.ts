// The house's emblem made safe before it is kept. Promises:
//   - what is kept is an SVG written anew (svg.ts), or a PNG of the chunks that make the picture
//     and nothing behind it
//   - HTML, scripts and files that are two things at once are refused in words
import { crc32 } from 'node:zlib';
import { ok, type ReasonParams, type Result, refuse } from '#lib/core/result.ts';
import { houseSizes } from './schema.ts';
import { safeSvg } from './svg.ts';

export type Emblem = { type: 'image/svg+xml' | 'image/png'; bytes: Uint8Array<ArrayBuffer> };

const refused = (code: string, message: string, params?: ReasonParams) =>
  refuse('invalid', { code, field: 'file', message, ...(params ? { params } : {}) });

const isNeither = refused('emblem-type', 'An emblem is an SVG or a PNG, and this is neither. Choose another file.');
const brokenPng = refused('png-broken', 'The PNG is damaged or cut off. Save it anew.');

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that make the picture. Others hold texts, times and programs' notes. */
const kept = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND'];
const longestSide = 4096;

/** The chunks of a PNG one by one; null where one is damaged. */
function chunksOf(bytes: Buffer): { name: string; whole: Buffer; data: Buffer }[] | null {
  const chunks = [];
  for (let at = signature.length; at < bytes.length; ) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    chunks.push({ name, whole: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) });
    at = end;
    if (name === 'IEND') return at === bytes.length ? chunks : null;
  }
  return null;
}

function safePng(bytes: Buffer): Result<Emblem> {
  const chunks = chunksOf(bytes);
  const [head] = chunks ?? [];
  if (!chunks || head?.name !== 'IHDR' || head.data.length !== 13 || !chunks.some(({ name }) => name === 'IDAT'))
    return brokenPng;
  const sides = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  if (sides.some((side) => side < 1 || side > longestSide))
    return refused('png-size', `An emblem is at most ${longestSide} pixels wide and high. Make it smaller.`, {
      most: longestSide,
    });
  const picture = chunks.filter(({ name }) => kept.includes(name)).map(({ whole }) => whole);
  return ok({ type: 'image/png', bytes: new Uint8Array(Buffer.concat([Buffer.from(signature), ...picture])) });
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The emblem as it may be kept and shown, or every reason why not. */
export function safeEmblem(file: Uint8Array): Result<Emblem> {
  const bytes = Buffer.from(file);
  if (bytes.length > houseSizes.emblem)
    return refused('too-large', `An emblem has ${houseSizes.emblem / 1000} kB at most. Make it smaller.`, {
      kilobytes: houseSizes.emblem / 1000,
    });
  if (signature.every((byte, at) => bytes[at] === byte)) return safePng(bytes);
  const text = textOf(bytes);
  if (text === null || !/<svg[\s>]/.test(text) || /<(?:!doctype\s+html|html|body)[\s>]/i.test(text)) return isNeither;
  const safe = safeSvg(text);
  return safe.ok ? ok({ type: 'image/svg+xml', bytes: new Uint8Array(Buffer.from(safe.value, 'utf8')) }) : safe;
}
