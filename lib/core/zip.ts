// Unpacks a .zip within a limit. A small file can unpack into gigabytes, and the sizes in its
// directory may be false. Format: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
import 'server-only';
import { inflateRawSync } from 'node:zlib';

/** The file is no .zip, is damaged, encrypted, or larger than the limit. The message says which. */
export class ZipProblem extends Error {}

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
/** Bytes before a part's name, at least. */
const localHeader = 30;
const damaged = 'it is damaged';

type Entry = { name: string; method: number; compressed: number; at: number };

/** The directory stands at the end of the file, before a comment of up to 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--)
    if (bytes.readUInt32LE(at) === directoryEnd) return at;
  throw new ZipProblem(damaged);
}

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new ZipProblem(damaged);
    if (bytes.readUInt16LE(at + 8) & 1) throw new ZipProblem('it is protected by a password');
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** Refuses parts that overlap: a directory that names the same bytes twice is an attack by size. */
function checkApart(entries: Entry[]) {
  const inOrder = [...entries].sort((a, b) => a.at - b.at);
  for (const [index, { at, compressed }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next && at + localHeader + compressed > next.at) throw new ZipProblem(damaged);
  }
}

function unpackEntry(bytes: Buffer, { method, compressed, at }: Entry, room: number): Buffer {
  if (bytes.readUInt32LE(at) !== localEntry) throw new ZipProblem(damaged);
  const start = at + localHeader + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + compressed);
  if (packed.length < compressed) throw new ZipProblem(damaged);
  if (method === 0) return packed;
  if (method !== 8) throw new ZipProblem(damaged);
  return inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
}

/**
 * The parts by their names.
 * @param limit bytes that all parts together may have
 * @param isWanted is asked of every part, in the order of the directory; the others stay packed
 * @throws ZipProblem
 */
export function unzip(bytes: Buffer, limit: number, isWanted = (_name: string) => true): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let room = limit;
  try {
    const entries = [...entriesOf(bytes)];
    checkApart(entries);
    for (const entry of entries) {
      if (!isWanted(entry.name)) continue;
      const part = unpackEntry(bytes, entry, room);
      room -= part.length;
      if (room < 0) throw new ZipProblem('it unpacks into more than any release has');
      parts.set(entry.name, part);
    }
  } catch (error) {
    if (error instanceof ZipProblem) throw error;
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ZipProblem('it unpacks into more than any release has');
    throw new ZipProblem(damaged);
  }
  return parts;
}
