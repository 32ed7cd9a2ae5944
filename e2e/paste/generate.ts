// Random sources to paste, with the elements that word processors and pages put on the clipboard.

/** Random numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Styles that hide words although the browser counts them as shown. `data-unseen` says so to
 * whoever compares; a paste does not read it.
 */
const unseen = [
  'opacity:0',
  'font-size:0',
  'font-size:1px',
  'mso-hide:all',
  'text-indent:-9999px;display:inline-block',
];

const inlines = [
  'b',
  'i',
  'u',
  's',
  'sup',
  'sub',
  'del',
  'del cite="#"',
  'ins',
  'span',
  'span style="font-weight:700"',
  'span style="font-style:italic;white-space:pre-wrap"',
  'span style="display:none"',
  'span style="display:none;mso-hide:all"',
  'span style="visibility:hidden"',
  'span style="visibility:visible"',
  'span style="text-transform:uppercase"',
  'span class="gone"',
  'span hidden',
  'span aria-hidden="true"',
  'span style="vertical-align:super;font-size:60%"',
  'span style="display:inline-block"',
  'a href="https://demo.example/a"',
  'a href="/a"',
  'a href="javascript:void 0"',
  'b style="font-weight:normal"',
  'font color="red"',
  'span style="text-transform:capitalize"',
  'span style="white-space:nowrap"',
  'span style="float:left"',
  'span style="position:relative;top:-3px"',
  'span style="display:contents"',
  'span style="display:block"',
  'span style="color:white"',
  'span class=msoIns',
  'span style="line-height:2;mso-spacerun:no"',
  'o:p',
  'st1:place',
  'mark',
  'small',
  'code',
  'abbr title="no"',
  'bdo dir="rtl"',
  'button',
  'script',
  'style',
  'template',
  'noscript',
  ...unseen.map((style) => `span data-unseen style="${style}"`),
  'span data-unseen class=MsoCommentReference',
  'a data-unseen class=msocomanchor href="#_msocom_1"',
];
const blocks = [
  'p',
  'p dir="rtl"',
  'p class="gone"',
  'p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"',
  'div',
  'div style="display:none"',
  'div style="display:flex"',
  'div style="white-space:pre"',
  'div hidden',
  'blockquote',
  'h1',
  'h4',
  'pre',
  'section',
  'center',
  'details',
  'details open',
  'dialog',
  'figure',
  'div popover',
  'div inert',
  'div style="display:grid"',
  'div style="columns:2"',
  'div style="white-space:pre-line"',
  'div style="display:inline-block"',
  'div class=WordSection1',
  'fieldset',
  'address',
  'nav',
  'dl',
  'article',
  'div data-unseen style="position:absolute;left:-5000px;width:100px"',
  'div data-unseen style="height:0;overflow:hidden"',
  'div data-unseen style="position:absolute;clip:rect(0px,0px,0px,0px)"',
  'div data-unseen style="clip-path:inset(50%)"',
  'div data-unseen style="mso-element:comment"',
];

/** Marks that only programs read. */
const marks = [
  '<!--StartFragment-->',
  '<!--[if gte mso 9]><xml>no</xml><![endif]-->',
  '<!--[if supportFields]><span>no</span><![endif]-->',
  '<![if !supportLists]>',
  '<![endif]>',
  '<wbr>',
  '&shy;',
];
const lists = [
  'ul',
  'ol',
  'ol start="7"',
  'ol type="a"',
  'ul style="list-style:none"',
  'ol reversed',
  'ol class="gone"',
];

/** Random HTML in which each word stands once. */
export function generatedSource(seed: number): string {
  const next = numbersFrom(seed);
  const below = (n: number) => Math.floor(next() * n);
  const oneOf = <T>(all: T[]) => all[below(all.length)] as T;
  let words = 0;
  const space = () => oneOf(['', ' ', ' ', '\n  ', '&nbsp;', ' <br>', '<br/>']);
  const inside = (open: string, inner: string) => {
    // Where scripts may run, the first end tag of <noscript> ends it, so it cannot be nested.
    if (open === 'noscript') return inner.replaceAll('noscript>', 'span>');
    // A button has letters and a place of its own.
    const plain = /data-unseen|font-size:/.test(open) ? inner.replaceAll('button>', 'span>') : inner;
    // Browser and paste may differ on a line break that is not visible.
    return /data-unseen|visibility:hidden/.test(open) ? plain.replace(/<br\/?>/g, ' ') : plain;
  };
  const element = (open: string, inner: string) => `<${open}>${inside(open, inner)}</${open.split(' ')[0]}>`;
  const mark = () => (below(8) === 0 ? oneOf(marks) : '');
  const word = () => `${space()}${mark()}w${++words}${oneOf(['', '', '.', '۔', '&amp;'])}${space()}`;
  const inline = (depth: number): string =>
    Array.from({ length: 1 + below(3) }, () =>
      depth > 0 && below(2) === 0 ? element(oneOf(inlines), inline(depth - 1)) : word(),
    ).join('');
  const cell = (depth: number) => {
    const spans = oneOf(['', '', ' colspan=2', ' colspan=60', ' rowspan=2', ' rowspan=0', ' style="display:none"']);
    return `<${oneOf(['td', 'td', 'th'])}${spans}>${below(2) ? inline(1) : many(depth - 1)}`;
  };
  const table = (depth: number) =>
    `<table>${Array.from({ length: 1 + below(3) }, () => `<tr>${Array.from({ length: 1 + below(3) }, () => cell(depth)).join('')}`).join('')}</table>`;
  const list = (depth: number) =>
    element(
      oneOf(lists),
      Array.from({ length: 1 + below(3) }, () => `<li>${inline(1)}${below(3) ? '' : many(depth - 1)}`).join(''),
    );
  // As Word writes an item: its mark is text of its own, which the text's list shows by itself.
  const msoItem = (inner: string) =>
    `<p class=MsoListParagraph style="mso-list:l0 level${1 + below(3)} lfo1"><![if !supportLists]><span data-unseen style="mso-list:Ignore">${oneOf(['·', '1.', 'a)', 'iv.'])}<span style="font:7.0pt 'Times New Roman'">&nbsp;&nbsp; </span></span><![endif]>${inner}</p>`;
  const block = (depth: number): string => {
    const kind = below(6);
    if (depth > 0 && kind === 0) return table(depth);
    if (depth > 0 && kind === 1) return list(depth);
    if (kind === 2) return `<hr>${inline(2)}`;
    if (kind === 3 && below(3) === 0) return msoItem(inline(2));
    const open = oneOf(blocks);
    return element(open, depth > 0 && below(3) === 0 && !open.startsWith('p') ? many(depth - 1) : inline(2));
  };
  const many = (depth: number): string =>
    Array.from({ length: 1 + below(3) }, () => block(Math.max(depth, 0))).join('');
  return `<style>.gone{display:none}</style>${many(3)}`;
}
