// The smallest Word documents that Word opens.
import JSZip from 'jszip';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = (inner: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const toMain = relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A run of text. Line ends become breaks, tabs become tabs. */
export function wordRun(text: string, properties = ''): string {
  const pieces = text.split(/(\n|\t)/).map((piece) => {
    if (piece === '\n') return '<w:br/>';
    return piece === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
  });
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${pieces.join('')}</w:r>`;
}

export const wordParagraph = (inner: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;

/** A document with this body, in WordprocessingML, and further parts. */
export function wordFile(body: string, parts: Record<string, string> = {}): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', types);
  zip.file('_rels/.rels', toMain);
  zip.file(
    'word/document.xml',
    `<?xml version="1.0"?><w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
  );
  for (const [name, part] of Object.entries(parts)) zip.file(name, part);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Paragraphs as a person types them in Word. */
export function typedWordFile(paragraphs: string[], parts: Record<string, string> = {}): Promise<Buffer> {
  return wordFile(paragraphs.map((text) => wordParagraph(wordRun(text))).join(''), parts);
}

/** The parts that make list 1 numbered and list 2 bulleted, with their relationship. */
export const wordLists = {
  'word/numbering.xml': `<?xml version="1.0"?><w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
  'word/_rels/document.xml.rels': relations(
    `<Relationship Id="rId1" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="${office}/hyperlink" Target="https://demo.example/tables" TargetMode="External"/>`,
  ),
};

const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;

/**
 * Lists as Word writes them: 1 begins at 3 and has letters inside, 2 has points, 3 has the marks of
 * a law, 4 has figures that no list here has.
 */
export const wordNumbering = {
  'word/numbering.xml': `<w:numbering xmlns:w="${main}">${[
    list(1, level(0, 'decimal', '%1.', 3), level(1, 'lowerLetter', '(%2)')),
    list(2, level(0, 'bullet', '•')),
    list(3, level(0, 'decimal', 'Article %1:'), level(1, 'decimal', '%1.%2.')),
    list(4, level(0, 'hindiNumbers', '%1.')),
  ].join(
    '',
  )}${[1, 2, 3, 4].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`,
};

const style = (type: string, id: string, name: string, properties: string) =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;

/** A heading, a quotation, and styles that make words bold and hide them. */
export const wordStyles = {
  'word/styles.xml': `<w:styles xmlns:w="${main}">${[
    style('paragraph', 'Heading2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    style('paragraph', 'Quote', 'Quote', '<w:rPr><w:i/></w:rPr>'),
    style('character', 'Strong', 'Strong', '<w:rPr><w:b/></w:rPr>'),
    style('character', 'Quiet', 'Quiet', '<w:rPr><w:vanish/></w:rPr>'),
  ].join('')}</w:styles>`,
};
