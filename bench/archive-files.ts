// Makes an archive such as an office hands over. Of ten files, nine are plain texts and one is a
// Word document; a few in a hundred cannot be imported as they are. All of it is plainly fictional.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedWordFile, wordFile, wordParagraph, wordRun } from '#test/harness/word-file.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { demoContent } from '#prisma/demo/texts.ts';

const aMonth = 450;
const endMark = '*-*-*-*-*';

type Slot = { index: number; folder: string; number: number; date: string };
/** How many files of each kind were made. `highest` is the highest number by month. */
export type MadeArchive = { files: number; good: number; same: number; doubtful: number; highest: Map<string, number> };

function slotOf(index: number): Slot {
  const month = Math.floor(index / aMonth);
  const year = 2015 + Math.floor(month / 12);
  const folder = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
  const number = (index % aMonth) + 1;
  const day = String(1 + Math.floor(((number - 1) * 28) / aMonth)).padStart(2, '0');
  return { index, folder, number, date: `${folder}-${day}` };
}

function textOf({ index, number, date }: Slot): string {
  return printedText(`PR No.${number}`, demoContent(index, date, endMark), 'en');
}

type DamagedFile = { name: string; bytes: Buffer | string };
const damages: ((slot: Slot) => DamagedFile | Promise<DamagedFile>)[] = [
  (slot) => ({ name: 'cut.txt', bytes: textOf(slot).replace(`${endMark}\n`, '') }),
  (slot) => ({ name: 'foreign.txt', bytes: textOf(slot).replace('PR No.', 'GA No.') }),
  (slot) => ({ name: 'date.txt', bytes: textOf(slot).replace(/: \w+ \d+,/, ': February 30,') }),
  (slot) => ({ name: 'future.txt', bytes: textOf(slot).replace(/(: \w+ \d+,) \d{4}/, '$1 2999') }),
  (slot) => ({ name: 'latin.txt', bytes: Buffer.from(`${textOf(slot)}é`, 'latin1') }),
  (slot) => ({ name: 'scan.pdf', bytes: textOf(slot) }),
  async (slot) => ({
    name: 'picture.docx',
    bytes: await wordFile(wordParagraph(`${wordRun(textOf(slot))}<w:r><w:drawing/></w:r>`)),
  }),
];

/**
 * Fills an empty folder with `count` files. Of every hundred, two are damaged, one repeats the text
 * of another, and one has the number of another with a different text. The last makes both files
 * doubtful.
 */
export async function makeArchive(folder: string, count: number): Promise<MadeArchive> {
  const report: MadeArchive = { files: count, good: 0, same: 0, doubtful: 0, highest: new Map() };
  for (let index = 0; index < count; index++) {
    const slot = slotOf(index);
    const place = join(folder, slot.folder);
    mkdirSync(place, { recursive: true });
    const put = (name: string, bytes: Buffer | string) =>
      writeFileSync(join(place, `pr-${String(slot.number).padStart(4, '0')}-${name}`), bytes);
    const before = slotOf(index - 1);
    const kind = index % 100;
    if (kind === 20 || kind === 60) {
      const damaged = await damages[Math.floor(index / 50) % damages.length]?.(slot);
      put(damaged?.name ?? 'none.txt', damaged?.bytes ?? '');
      report.doubtful++;
      continue;
    }
    if (kind === 31 || kind === 71) {
      const text = textOf(before);
      put('again.txt', kind === 31 ? text : text.replace('Demonstration:', 'Demonstration, otherwise:'));
      if (kind === 31) report.same++;
      else {
        report.doubtful += 2;
        report.good--;
      }
      continue;
    }
    const text = textOf(slot);
    const lines = text.split('\n').filter((line) => line !== '');
    if (index % 10 === 3) put('release.docx', await typedWordFile(lines));
    else put('release.txt', text);
    report.good++;
    report.highest.set(slot.folder, slot.number);
  }
  return report;
}
