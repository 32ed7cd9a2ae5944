// Reads sheets at random as the desk does. Each is read without a crash, in a second at most, and
// none of its words is lost.
import { checkContent } from '#lib/releases/write.ts';
import { draftFrom } from '#lib/text/reader/draft-from-rules.ts';
import { readRelease } from '#lib/text/reader/read-release-rules.ts';
import { sectionOf } from '#lib/text/section-words-rules.ts';
import { lostWords, sheetLines } from '#test/harness/sheets.ts';
import { type Chance, chanceOf } from '../chance.ts';

const signs = ['\t', '  ', '*', '“', '”', ':', '/', '-', '—', '(', ')', '۔', '1', '2026', 'ا', 'é', '😀', '\r\n', '\n'];

/** A line that was cut, joined to another, or has a sign too many. */
function damaged(line: string, chance: Chance): string {
  const at = chance.below(line.length + 1);
  switch (chance.below(4)) {
    case 0:
      return line.slice(0, at);
    case 1:
      return `${line} ${chance.pick(sheetLines)}`;
    case 2:
      return line.slice(0, at) + chance.pick(signs) + line.slice(at);
    default:
      return line.toUpperCase();
  }
}

function sheetOf(chance: Chance): string {
  const count = 1 + chance.below(24);
  return Array.from({ length: count }, () => {
    const line = chance.pick(sheetLines);
    const other = chance.below(4) === 0 ? damaged(line, chance) : line;
    // Headings of sections are printed anew.
    return sectionOf(other.trim()) === null ? other : line;
  }).join(chance.below(10) === 0 ? '\r\n' : '\n');
}

/** What is wrong with the reading of a sheet; null if nothing is. */
function faultOf(sheet: string): string | null {
  const began = performance.now();
  try {
    const lost = lostWords(sheet, readRelease(sheet));
    if (lost.length > 0) return `loses ${lost.join(', ')}`;
    const check = checkContent(draftFrom(sheet, 'en', '2026-11-28').text);
    if ('refused' in check) return `makes a draft that is refused: ${JSON.stringify(check.refused.reasons)}`;
  } catch (error) {
    return `ends with ${error}`;
  }
  return performance.now() - began > 1000 ? 'takes more than a second' : null;
}

/**
 * Reads `count` sheets and prints each that is read wrongly.
 * @returns true if none is
 */
export function fuzzImport(count: number): boolean {
  const began = performance.now();
  let faults = 0;
  for (let seed = 1; seed <= count; seed++) {
    const sheet = sheetOf(chanceOf(seed));
    const fault = faultOf(sheet);
    if (fault === null) continue;
    faults++;
    if (faults <= 20) console.error(`seed ${seed} ${fault}:\n${sheet}\n`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`import: ${count} sheets in ${seconds} s, ${faults} read wrongly`);
  return faults === 0;
}
