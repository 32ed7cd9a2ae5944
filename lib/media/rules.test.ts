import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileKind, fileKinds, fileName } from '#lib/text/file-kinds-rules.ts';
import { fileSizes, kindOfName, nameOf, refusalOfFile, refusalOfRoom, titleOf } from './rules.ts';

const kinds = Object.keys(fileKinds) as FileKind[];

describe('the name of a file', () => {
  test('can stand in an address, never looks like a number, and differs from the other names', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom(...kinds),
        fc.integer({ min: 0, max: 4 }),
        (given, kind, before) => {
          const names: string[] = [];
          for (let n = 0; n <= before; n++) {
            const name = nameOf(given, kind, names);
            expect(name).toMatch(fileName);
            expect(name.length).toBeLessThanOrEqual(fileSizes.name);
            expect(names).not.toContain(name);
            expect(kindOfName(name)).toBe(kind);
            names.push(name);
          }
        },
      ),
    );
  });

  test.each([
    ['Annexure A (final).PDF', 'pdf', 'annexure-a-final.pdf', 'Annexure A (final)'],
    ['Übersicht_2026.xlsx', 'xlsx', 'ubersicht-2026.xlsx', 'Übersicht 2026'],
    ['2026-budget.csv', 'csv', 'attachment-2026-budget.csv', '2026-budget'],
    ['ضمیمہ.pdf', 'pdf', 'attachment.pdf', 'ضمیمہ'],
    ['../../etc/passwd.txt', 'txt', 'etc-passwd.txt', '../../etc/passwd'],
    ['photo.JPEG', 'jpg', 'photo.jpg', 'photo'],
  ] as const)('%s becomes one that readers can type, and its title keeps the words', (given, kind, name, title) => {
    expect(nameOf(given, kind)).toBe(name);
    expect(titleOf(given)).toBe(title);
  });
});

describe('a file', () => {
  const code = (...args: Parameters<typeof refusalOfFile>) => refusalOfFile(...args)?.reasons[0]?.code ?? null;

  test('is taken if its content is what its name says', () => {
    for (const kind of kinds) expect(code(`annexure.${kind}`, 5000, kind)).toBeNull();
    expect(code('photo.jpeg', 5000, 'jpg')).toBeNull();
  });

  test('is refused with the next step if it is empty, too large, of another kind or of no kind that is taken', () => {
    expect(code('annexure.pdf', 0, null)).toBe('file-empty');
    expect(code('annexure.pdf', fileSizes.file, 'pdf')).toBeNull();
    expect(code('annexure.pdf', fileSizes.file + 1, 'pdf')).toBe('file-too-large');
    expect(code('page.html', 10, null)).toBe('file-kind');
    expect(code('program', 10, null)).toBe('file-kind');
    expect(code('picture.svg', 10, null)).toBe('file-kind');
    expect(code('annexure.pdf', 10, 'docx')).toBe('file-other-kind');
    expect(code('annexure.pdf', 10, null)).toBe('file-other-kind');
    expect(code('table.csv', 10, 'not-utf-8')).toBe('file-encoding');
    expect(refusalOfFile('annexure.pdf', 10, 'docx')?.reasons[0]?.message).toContain('it is a Word file');
  });

  test('is refused if the files of the release would be too large together', () => {
    expect(refusalOfRoom(fileSizes.release - 5, 5)).toBeNull();
    expect(refusalOfRoom(fileSizes.release - 5, 6)?.reasons[0]?.code).toBe('files-too-large');
  });
});
