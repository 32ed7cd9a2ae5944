import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { typedWordFile, wordFile, wordLists, wordParagraph, wordRun } from '#test/harness/word-file.ts';
import { parseRelease } from '#lib/text/house-format-rules.ts';
import { textOfDocx } from './word.ts';

const sample = readFileSync(new URL('../../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const head = ['PR No.12', 'A headline', 'Islamabad: November 23, 2021'];

async function read(bytes: Buffer) {
  const result = await textOfDocx(bytes);
  if ('problems' in result) throw new Error(result.problems.map((one) => one.code).join(' '));
  return { ...parseRelease(result.text), more: result.warnings };
}

async function codesOf(bytes: Buffer): Promise<string[]> {
  const result = await textOfDocx(bytes);
  if (!('problems' in result)) throw new Error('it was taken');
  return result.problems.map((one) => one.code);
}

describe('a Word document', () => {
  it('holding the sample reads as the sample does', async () => {
    const lines = sample.split('\n').filter((line) => line.trim() !== '');
    const { more, ...parsed } = await read(await typedWordFile(lines));
    expect(parsed).toEqual(parseRelease(sample));
    expect(more).toEqual([]);
  });

  it('keeps its paragraphs apart, its line breaks, tabs and tables', async () => {
    const table = `<w:tbl>${[
      ['Region', 'Sites'],
      ['North', '12'],
    ]
      .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(wordRun(cell))}</w:tc>`).join('')}</w:tr>`)
      .join('')}</w:tbl>`;
    const body = [...head, 'First.\nStill first.', 'Second.'].map((text) => wordParagraph(wordRun(text))).join('');
    const bytes = await wordFile(`${body}${wordParagraph('')}${table}${wordParagraph(wordRun('*-*-*-*-*'))}`);
    const parsed = await read(bytes);
    expect(parsed).toMatchObject({ label: 'PR No.12', headline: 'A headline', dateline: { date: '2021-11-23' } });
    expect(parsed.paragraphs).toEqual(['First.\nStill first.', 'Second.', 'Region\tSites\nNorth\t12']);
    expect(parsed.endMark).toBe('*-*-*-*-*');
  });

  it('in capitals by format is read in capitals', async () => {
    const bytes = await wordFile(
      [head[0], head[1], head[2]].map((text) => wordParagraph(wordRun(text ?? '', '<w:caps/>'))).join(''),
    );
    expect((await read(bytes)).headline).toBe('A HEADLINE');
  });

  it('with bullets keeps them; with numbers that Word makes it is refused', async () => {
    const list = (id: number) =>
      wordParagraph(wordRun('An item.'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const above = head.map((text) => wordParagraph(wordRun(text))).join('');
    expect((await read(await wordFile(above + list(2), wordLists))).paragraphs).toEqual(['• An item.']);
    expect(await codesOf(await wordFile(above + list(1), wordLists))).toEqual(['word-numbering']);
  });

  it('warns of link targets and of words in the margin', async () => {
    const link = `<w:hyperlink r:id="rId2">${wordRun('the tables')}</w:hyperlink>`;
    const parsed = await read(
      await wordFile(head.map((text) => wordParagraph(wordRun(text))).join('') + wordParagraph(link), {
        ...wordLists,
        'word/header1.xml': '<w:hdr xmlns:w="x"><w:p><w:r><w:t>Demonstration House</w:t></w:r></w:p></w:hdr>',
      }),
    );
    expect(parsed.paragraphs).toEqual(['the tables']);
    expect(parsed.more.map((one) => one.code)).toEqual(['word-link', 'word-margin']);
    expect(parsed.more.map((one) => one.message).join()).toMatch(/demo\.example\/tables.*Demonstration House/);
  });

  it('keeps superscript and subscript distinct', async () => {
    const power = wordRun('6', '<w:vertAlign w:val="superscript"/>');
    const water = wordRun('2', '<w:vertAlign w:val="subscript"/>');
    const line = wordParagraph(wordRun('10') + power + wordRun(' of H') + water + wordRun('O'));
    const above = head.map((text) => wordParagraph(wordRun(text))).join('');
    expect((await read(await wordFile(above + line))).paragraphs).toEqual(['10⁶ of H₂O']);
  });

  it('keeps the columns of merged cells, with a warning', async () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(wordRun(text))}</w:tc>`;
    const rows = [
      cell('Both', '<w:gridSpan w:val="2"/>') + cell('Third'),
      cell('Tall', '<w:vMerge w:val="restart"/>') + cell('b') + cell('c'),
      cell('', '<w:vMerge/>') + cell('e') + cell('f'),
    ];
    const above = head.map((text) => wordParagraph(wordRun(text))).join('');
    const parsed = await read(
      await wordFile(`${above}<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`),
    );
    expect(parsed.paragraphs).toEqual(['Both\t\tThird\nTall\tb\tc\n\te\tf']);
    expect(parsed.more.map(({ code }) => code)).toEqual(['word-merged']);
  });

  describe('whose styles', () => {
    const style = (id: string, properties: string, basedOn = '') =>
      `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn}<w:rPr>${properties}</w:rPr></w:style>`;
    const styles = {
      'word/styles.xml': `<w:styles xmlns:w="x">${style('Loud', '<w:caps/>')}${style('Louder', '', '<w:basedOn w:val="Loud"/>')}${style('Up', '<w:vertAlign w:val="superscript"/>')}${style('Quiet', '<w:vanish/>')}${style('Gone', '<w:dstrike/>')}</w:styles>`,
    };
    const inStyle = (id: string, text: string) => wordRun(text, `<w:rStyle w:val="${id}"/>`);
    const above = head.map((text) => wordParagraph(wordRun(text))).join('');

    it('capitalise or raise words is read as it is printed', async () => {
      const line = wordParagraph(wordRun('10') + inStyle('Up', '6') + inStyle('Louder', ' loud'));
      expect((await read(await wordFile(above + line, styles))).paragraphs).toEqual(['10⁶ LOUD']);
    });

    it.each([
      ['Quiet', 'word-hidden'],
      ['Gone', 'word-struck'],
    ])('hide or strike words (%s) is refused with %s', async (id, code) => {
      expect(await codesOf(await wordFile(above + wordParagraph(inStyle(id, 'INTERNAL')), styles))).toEqual([code]);
    });
  });

  const lost: [string, string][] = [
    ['word-struck', wordRun('no longer', '<w:dstrike/>')],
    ['word-picture', '<w:r><w:drawing/></w:r>'],
    ['word-picture', '<w:r><w:pict/></w:r>'],
    ['word-note', '<w:r><w:footnoteReference w:id="1"/></w:r>'],
    ['word-changes', `<w:ins w:id="1" w:author="A">${wordRun('added')}</w:ins>`],
    ['word-changes', '<w:del w:id="1" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'],
    ['word-comment', '<w:r><w:commentReference w:id="1"/></w:r>'],
    ['word-hidden', wordRun('a secret', '<w:vanish/>')],
    ['word-date', '<w:r><w:instrText xml:space="preserve"> DATE \\@ "d" </w:instrText></w:r>'],
    ['word-struck', wordRun('no longer', '<w:strike/>')],
    ['word-unknown', '<w:fldSimple w:instr="AUTHOR"/>'],
  ];
  it.each(lost)('is refused with %s rather than shortened: %s', async (code, inner) => {
    expect(await codesOf(await wordFile(wordParagraph(wordRun('Text.') + inner)))).toEqual([code]);
  });

  it('that is damaged, encrypted, no document, or a bomb is refused in words', async () => {
    const whole = await typedWordFile(head);
    expect(await codesOf(whole.subarray(0, whole.length / 2))).toEqual(['word-damaged']);
    expect(await codesOf(Buffer.from('PR No.1'))).toEqual(['word-damaged']);
    expect(await codesOf(Buffer.alloc(0))).toEqual(['word-damaged']);
    const other = new JSZip().file('hello.txt', 'hello');
    expect(await codesOf(await other.generateAsync({ type: 'nodebuffer' }))).toEqual(['word-damaged']);
    const bomb = await wordFile(wordParagraph(wordRun('a'.repeat(40 * 1024 * 1024))));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await textOfDocx(bomb)) as { problems: { message: string }[] }).toMatchObject({
      problems: [{ message: expect.stringContaining('unpacks into more') }],
    });
  });

  it('with wrong sizes in its directory has the same limit', async () => {
    const packed = deflateRawSync(Buffer.alloc(40 * 1024 * 1024, 97));
    const name = Buffer.from('word/document.xml');
    const entry = Buffer.alloc(30);
    entry.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt16LE(8, 8);
    entry.writeUInt32LE(packed.length, 18);
    entry.writeUInt32LE(10, 22);
    entry.writeUInt16LE(name.length, 26);
    const directory = Buffer.alloc(46);
    directory.writeUInt32LE(0x02014b50, 0);
    directory.writeUInt16LE(8, 10);
    directory.writeUInt32LE(packed.length, 20);
    directory.writeUInt32LE(10, 24);
    directory.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(30 + name.length + packed.length, 16);
    expect(await codesOf(Buffer.concat([entry, name, packed, directory, name, end]))).toEqual(['word-damaged']);
  });
});
