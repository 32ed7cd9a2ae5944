// A .docx whose directory lists the same bytes under many names. The file is small; a reader that
// unpacks every name does a lot of work.
import { typedWordFile } from '#test/harness/word-file.ts';

const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;

/** @param size the unpacked size of all hundred names together, in bytes */
export async function manyTimesOneRegion(size: number): Promise<Buffer> {
  const file = await typedWordFile(['A'], { 'word/header1.xml': '<'.repeat(Math.max(1, Math.floor(size / 100))) });
  const end = file.lastIndexOf(Buffer.from(new Uint32Array([directoryEnd]).buffer));
  const start = file.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = start; at < end && file.readUInt32LE(at) === directoryEntry; ) {
    const length = 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    entries.push(file.subarray(at, at + length));
    at += length;
  }
  const last = entries.find((entry) => entry.includes('word/header1.xml'));
  if (!last) throw new Error('the file has no such part');
  const again = Array.from({ length: 99 }, (_, n) => {
    const copy = Buffer.from(last);
    copy.write(`word/header${String.fromCharCode(50 + (n % 8))}.xml`, 46, 'latin1');
    return copy;
  });
  const directory = Buffer.concat([...entries, ...again]);
  const tail = Buffer.from(file.subarray(end));
  tail.writeUInt16LE(entries.length + again.length, 8);
  tail.writeUInt16LE(entries.length + again.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  return Buffer.concat([file.subarray(0, start), directory, tail]);
}
