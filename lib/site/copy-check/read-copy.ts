// Reads what a reader sent. It runs in a thread, since a Word file is unpacked and a text of a
// million letters is read.
import 'server-only';
import { hashOfBytes, textHash } from '#lib/core/canonical.ts';
import { textOf } from '#lib/text/encoding-rules.ts';
import { cleanText } from '#lib/text/reader/clean-rules.ts';
import { shownInWord } from '#lib/text/word/shown-in-word.ts';
import { allOf, type XmlNode } from '#lib/text/word/xml-node-rules.ts';
import { treeOf } from '#lib/text/word/xml-tree.ts';
import { claimOf, claimOfTitle, noClaim } from './claim-rules.ts';
import { type Copy, type CopyFault, longestCopy } from './copy-schema.ts';

/** A body as it came. `type` is its Content-Type. */
export type CopyBody = { type: string; bytes: Uint8Array<ArrayBuffer> };

const unread = (form: Copy['form'], fault: CopyFault | null, hash: string | null = null): Copy => ({
  ...{ form, sha256: hash, lines: [], leftOut: [], claim: noClaim, recordHash: null, fault },
});

type TextForm = { form: Copy['form']; hash: string | null; own?: string | null; recordHash?: string | null };

function copyOf(said: string, { form, hash, own = null, recordHash = null }: TextForm): Copy {
  if (said.length > longestCopy) return unread(form, 'too-long', hash);
  // PostgreSQL takes neither.
  const text = said.toWellFormed().replaceAll('\0', '');
  const { lines, leftOut } = cleanText(text);
  const seen = lines.map((line) => line.text).filter((line) => line !== '');
  if (seen.length === 0) return unread(form, 'no-words', hash);
  return { form, sha256: hash, lines: seen, leftOut, claim: claimOf(text, seen, own), recordHash, fault: null };
}

type Body = { role?: unknown; value?: unknown };

const pathOf = (uri: unknown) => (typeof uri === 'string' && URL.canParse(uri) ? new URL(uri).pathname : null);

/** A release as data (ninjs); null for every other text. */
function dataOf(text: string, hash: string): Copy | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { uri, bodies } = JSON.parse(text) as { uri?: unknown; bodies?: unknown };
    const value = (role: string) => (bodies as Body[]).find((body) => body.role === role)?.value;
    const [said, record] = [value('text'), value('register')];
    if (typeof said !== 'string' || typeof record !== 'string') return null;
    return copyOf(said, { form: 'json', hash, own: pathOf(uri), recordHash: textHash(record) });
  } catch {
    return null;
  }
}

const longestXmp = 20_000;

/** What a PDF says about itself (XMP); null where that cannot be read. */
function xmpOf(bytes: Buffer): XmlNode | null {
  const from = bytes.indexOf('<x:xmpmeta');
  const end = bytes.indexOf('</x:xmpmeta>', from);
  if (from < 0 || end < 0 || end - from > longestXmp) return null;
  try {
    return treeOf(`${bytes.toString('utf8', from, end)}</x:xmpmeta>`);
  } catch {
    return null;
  }
}

/** A PDF. Its words are not read: its title says which sheet it may be. */
function pdfOf(bytes: Buffer, hash: string): Copy {
  const xmp = xmpOf(bytes);
  const inside = (...names: string[]) =>
    names.reduce((found, name) => found.flatMap((node) => allOf(node, name)), xmp ? [xmp] : [])[0]?.children.join('') ??
    '';
  const title = inside('dc:title', 'rdf:li');
  const date = /^\d{4}-\d\d-\d\d/.exec(inside('xmp:CreateDate'))?.[0] ?? null;
  return { ...unread('pdf', null, hash), claim: claimOfTitle(title.toWellFormed().replaceAll('\0', ''), date) };
}

function fileOf(bytes: Buffer): Copy {
  const hash = hashOfBytes(bytes);
  const begins = bytes.subarray(0, 5).toString('latin1');
  if (begins === '%PDF-') return pdfOf(bytes, hash);
  if (begins.startsWith('PK\u0003\u0004') || begins.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const shown = shownInWord(bytes, 'ltr');
    return 'fault' in shown ? unread('docx', shown.fault, hash) : copyOf(shown.text, { form: 'docx', hash });
  }
  const decoded = textOf(bytes);
  if ('problem' in decoded) return unread('other', bytes.includes(0) ? 'kind' : 'encoding', hash);
  if (/^\s*<(?:!doctype|html|\?xml|svg)/i.test(decoded.text)) return unread('other', 'kind', hash);
  return dataOf(decoded.text, hash) ?? copyOf(decoded.text, { form: 'txt', hash });
}

/** Reads the form that the page sends: a text, or a file. Never throws. */
export async function readCopy({ type, bytes }: CopyBody): Promise<Copy> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    return unread('paste', 'form');
  }
  const [text, file] = [form.get('text') ?? '', form.get('file')];
  if (typeof text !== 'string' || typeof file === 'string') return unread('paste', 'form');
  const hasFile = file !== null && file.size > 0;
  if (text.trim() === '') {
    if (hasFile) return fileOf(Buffer.from(await file.arrayBuffer()));
    return unread('paste', file !== null && file.name !== '' ? 'no-words' : 'empty');
  }
  return hasFile ? unread('paste', 'both') : copyOf(text, { form: 'paste', hash: null });
}
