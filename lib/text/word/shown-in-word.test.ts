import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedWordFile, wordFile, wordNumbering, wordParagraph, wordRun, wordStyles } from '#test/harness/word-file.ts';
import { htmlOf } from '#lib/text/document/document-html.ts';
import { shownInWord } from './shown-in-word.ts';

const p = wordParagraph;
const r = wordRun;

async function read(body: string, parts: Record<string, string> = {}) {
  const shown = shownInWord(await wordFile(body, parts), 'ltr');
  if ('fault' in shown) throw new Error(shown.fault);
  return { ...shown, html: htmlOf(shown.doc), lost: shown.losses.map(({ kind, words }) => `${kind}: ${words}`) };
}

const numbered = (text: string, list: number, level = 0) =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('a Word file on the desk', () => {
  it('keeps the numbers, letters and nesting of its lists', async () => {
    const { html, lost } = await read(
      [
        numbered('Third', 1),
        numbered('Inner', 1, 1),
        numbered('Innermost', 1, 1),
        numbered('Fourth', 1),
        p(r('Between.')),
        numbered('Fifth', 1),
        numbered('A point', 2),
      ].join(''),
      wordNumbering,
    );
    expect(html).toBe(
      '<ol start="3"><li><p>Third</p><ol type="a"><li><p>Inner</p></li><li><p>Innermost</p></li></ol></li><li><p>Fourth</p></li></ol><p>Between.</p><ol start="5"><li><p>Fifth</p></li></ol><ul><li><p>A point</p></li></ul>',
    );
    expect(lost).toEqual([]);
  });

  it('keeps in the text a mark that no list here has, and names one in other figures', async () => {
    const body = [numbered('First', 3), numbered('Clause', 3, 1), numbered('Second', 3), numbered('Other', 4)];
    const { html, lost } = await read(body.join(''), wordNumbering);
    expect(html).toBe('<p>Article 1: First</p><p>1.1. Clause</p><p>Article 2: Second</p><p>1. Other</p>');
    expect(lost).toEqual(['numbering: 1.']);
  });

  it('keeps letters as styles and hands made them', async () => {
    const body = [
      p(r('A title'), '<w:pStyle w:val="Heading2"/>'),
      p(
        r('plain ') +
          r('bold', '<w:b/>') +
          r(' strong', '<w:rStyle w:val="Strong"/>') +
          r(' neither', '<w:rStyle w:val="Strong"/><w:b w:val="0"/>') +
          r(' 10') +
          r('6', '<w:vertAlign w:val="superscript"/>') +
          r(' loud', '<w:caps/>') +
          r(' struck', '<w:strike/>'),
      ),
      p(r('Quoted words.'), '<w:pStyle w:val="Quote"/>'),
    ];
    const { html } = await read(body.join(''), wordStyles);
    expect(html).toBe(
      '<h2>A title</h2><p>plain <strong>bold strong</strong> neither 10<sup>6</sup> LOUD<s> struck</s></p><blockquote><p><em>Quoted words.</em></p></blockquote>',
    );
  });

  it('keeps tables with their header and their merged cells', async () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text ? r(text) : '')}</w:tc>`;
    const row = (cells: string[], properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
    const { html } = await read(
      `<w:tbl>${row([cell('Region', '<w:gridSpan w:val="2"/>'), cell('Sites')], '<w:tblHeader/>')}${row([cell('North', '<w:vMerge w:val="restart"/>'), cell('a'), cell('1')])}${row([cell('', '<w:vMerge/>'), cell('b'), cell('')])}</w:tbl>`,
    );
    expect(html).toBe(
      '<table><tbody><tr><th colspan="2" rowspan="1"><p>Region</p></th><th colspan="1" rowspan="1"><p>Sites</p></th></tr><tr><td colspan="1" rowspan="2"><p>North</p></td><td colspan="1" rowspan="1"><p>a</p></td><td colspan="1" rowspan="1"><p>1</p></td></tr><tr><td colspan="1" rowspan="1"><p>b</p></td><td colspan="1" rowspan="1"><p></p></td></tr></tbody></table>',
    );
  });

  it('keeps links to the web, and names one that leads nowhere from here', async () => {
    const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`;
    const field = (code: string, text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const target = (id: string, address: string) =>
      `<Relationship Id="${id}" Type="x" Target="${address}" TargetMode="External"/>`;
    const { html, lost } = await read(
      p(link('a', 'the text')) +
        p(link('b', 'the annex')) +
        p(field('HYPERLINK "https://demo.example/f"', 'a field') + field('PAGE', ' 4')),
      {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${target('a', 'https://demo.example/a')}${target('b', 'annex.docx')}</Relationships>`,
      },
    );
    expect(html).toBe(
      '<p><a href="https://demo.example/a">the text</a></p><p>the annex</p><p><a href="https://demo.example/f">a field</a> 4</p>',
    );
    expect(lost).toEqual(['link: the annex (annex.docx)']);
  });

  it('leaves out what nobody sees, and names it', async () => {
    const body = p(
      r('Seen') +
        `<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>` +
        `<w:ins w:id="2">${r(' and new')}</w:ins>` +
        r(' secret', '<w:vanish/>') +
        r(' tiny', '<w:sz w:val="2"/>') +
        r(' quiet', '<w:rStyle w:val="Quiet"/>') +
        '<w:r><w:commentReference w:id="7"/></w:r>' +
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:sym w:font="Oddfont" w:char="F041"/></w:r>',
    );
    const { html, lost } = await read(body, {
      ...wordStyles,
      'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7">${p(r('INTERNAL: ask first'))}</w:comment></w:comments>`,
      'word/header1.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(r('Demonstration House'))}</w:hdr>`,
    });
    expect(html).toBe('<p>Seen and new✓</p>');
    expect(lost).toEqual([
      'deletion: gone',
      'comment: INTERNAL: ask first',
      'hidden: secret tiny quiet',
      'sign: Oddfont',
      'margin: Demonstration House',
    ]);
  });

  it('puts footnotes at its end and text boxes below their paragraph, and names pictures', async () => {
    const notes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' Of the year.')}`)}</w:footnote></w:footnotes>`;
    const box = `<w:r><w:drawing><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></w:drawing></w:r>`;
    const picture =
      '<w:r><w:drawing><wp:inline xmlns:wp="x"><wp:docPr descr="The new building"/></wp:inline></w:drawing></w:r>';
    const { html, lost } = await read(
      p(`${r('Before')}${box}${r(' after.')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + p(r('Last.') + picture),
      { 'word/footnotes.xml': notes },
    );
    expect(html).toBe(
      '<p>Before after.<sup>[1]</sup></p><p>In a box.</p><p>Last.</p><p><sup>[1]</sup> Of the year.</p>',
    );
    expect(lost).toEqual(['picture: The new building', 'note: Of the year.']);
  });

  it('gives its words as a sheet to type in', async () => {
    const { text } = await read(
      ['PR No.12', 'A headline', 'Islamabad: November 23, 2021', 'First.'].map((one) => p(r(one))).join('') +
        numbered('One', 2) +
        numbered('Two', 2),
      wordNumbering,
    );
    expect(text).toBe('PR No.12\nA headline\nIslamabad: November 23, 2021\n\nFirst.\n\n• One\n• Two\n');
  });

  type Piece = { how: 'seen' | 'hidden' | 'deleted' | 'inserted' | 'boxed' | 'controlled' | 'linked'; at: number };
  const piece = fc.record({
    how: fc.constantFrom('seen', 'hidden', 'deleted', 'inserted', 'boxed', 'controlled', 'linked'),
    at: fc.nat(2),
  }) as fc.Arbitrary<Piece>;
  const places = [
    (inner: string) => p(inner),
    (inner: string) => p(inner, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
    (inner: string) =>
      `<w:tbl><w:tr><w:tc>${p(inner)}</w:tc><w:tc>${p(r('x'))}</w:tc></w:tr><w:tr><w:tc>${p('')}</w:tc></w:tr></w:tbl>`,
  ];
  const written: Record<Piece['how'], (word: string) => string> = {
    seen: (word) => r(word),
    hidden: (word) => r(word, '<w:vanish/>'),
    deleted: (word) => `<w:del><w:r><w:delText xml:space="preserve">${word}</w:delText></w:r></w:del>`,
    inserted: (word) => `<w:ins>${r(word)}</w:ins>`,
    boxed: (word) => `<w:r><w:pict><w:txbxContent>${p(r(word))}</w:txbxContent></w:pict></w:r>`,
    controlled: (word) =>
      `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>${r(word)}</w:sdtContent></w:sdt>`,
    linked: (word) => `<w:hyperlink w:anchor="there">${r(word)}</w:hyperlink>`,
  };

  it('brings every word that Word shows, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(piece, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), async (lines) => {
        const seen = new Set<string>();
        const body = lines.map((pieces, line) => {
          const inner = pieces.map(({ how }, n) => {
            const word = `w${line}n${n} `;
            if (how !== 'hidden' && how !== 'deleted') seen.add(word.trim());
            return written[how](word);
          });
          return places[pieces[0]?.at ?? 0]?.(inner.join('')) ?? '';
        });
        const { text } = await read(p(r('begin')) + body.join(''), wordNumbering);
        expect(new Set(text.match(/w\d+n\d+/g) ?? [])).toEqual(seen);
        expect(text.match(/w\d+n\d+/g) ?? []).toHaveLength(seen.size);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file that is no release', () => {
  const faultOf = (bytes: Buffer) => {
    const shown = shownInWord(bytes, 'ltr');
    return 'fault' in shown ? shown.fault : 'read';
  };

  it.each([
    ['nothing', Buffer.alloc(0), 'damaged'],
    ['a text', Buffer.from('PR No.1'), 'damaged'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'locked'],
  ])('%s is refused', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  it.each([
    ['a bomb', () => wordFile(p(r('a'.repeat(9 << 20)))), 'too-long'],
    ['entities', () => wordFile('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }), 'damaged'],
    ['too deep a table', () => wordFile('<w:tbl><w:tr><w:tc>'.repeat(400)), 'damaged'],
    ['pages of pictures', () => wordFile(p('<w:r><w:drawing/></w:r>')), 'no-words'],
    ['half a file', async () => (await typedWordFile(['A'])).subarray(0, 300), 'damaged'],
  ])('%s is refused', async (_, make, fault) => {
    expect(faultOf(await make())).toBe(fault);
  });

  it('a table of more places than any release has is read as its words', async () => {
    const cells = '<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'.repeat(2600);
    const { losses, doc } = await read(`<w:tbl><w:tr>${cells}</w:tr>${'<w:tr><w:tc/></w:tr>'.repeat(3)}</w:tbl>`);
    expect([losses[0]?.kind, doc.content?.[0]?.type]).toEqual(['table', 'paragraph']);
  });
});
