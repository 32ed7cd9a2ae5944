// An SVG as it may be drawn: written anew from the elements and attributes that stand in a list.
// Promises:
//   - no script, no reference to anything outside the file, no other document inside it
//   - what would look otherwise without it is refused, and what is never seen (an editor's notes)
//     is left out
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ok, type Reason, type Result, refuse } from '#lib/core/result.ts';

const svgSpace = 'http://www.w3.org/2000/svg';
const linkSpace = 'http://www.w3.org/1999/xlink';

const drawing = new Set([
  ...['svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);
/** Neither seen nor harmful. */
const leftOut = new Set(['metadata', 'view', 'cursor']);
const words = new Set(['title', 'desc']);

/** Presentation attributes, which may stand in `style` too. */
const looks = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'opacity', 'color'],
  ...['stop-color', 'stop-opacity', 'clip-path', 'clip-rule', 'mask', 'display', 'visibility'],
];
const attributes = new Set([
  ...looks,
  ...['id', 'viewBox', 'width', 'height', 'preserveAspectRatio', 'version', 'transform', 'd', 'points', 'pathLength'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'fr', 'offset'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits', 'maskUnits', 'maskContentUnits'],
]);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const leadsOutside = (value: string) => /url\(\s*(?!['"]?#)/i.test(value) || /\\/.test(value);

const script: Reason = {
  code: 'svg-script',
  field: 'file',
  message: 'The SVG holds a script. Save the emblem anew as a plain SVG, or as PNG.',
};
const outside: Reason = {
  code: 'svg-reference',
  field: 'file',
  message: 'The SVG refers to something outside itself. Save it with everything in it, or as PNG.',
};
const unsupported = (name: string): Reason => ({
  code: 'svg-element',
  field: 'file',
  message: `The SVG holds <${name.slice(0, 40)}>, which an emblem cannot have. Turn everything into paths, or save it as PNG.`,
  params: { name: name.slice(0, 40) },
});

/** The declarations of a `style` as attributes. */
const fromStyle = (style: string): [string, string][] =>
  style.split(';').flatMap((declaration) => {
    const [name = '', ...value] = declaration.split(':');
    return looks.includes(name.trim()) ? [[name.trim(), value.join(':').trim()] as [string, string]] : [];
  });

/** The attributes of an element that stay. What must not be there is added to `reasons`. */
function attributesOf(tag: SaxesTagNS, reasons: Reason[]): string {
  const kept = new Map<string, string>();
  const keep = (name: string, value: string) => {
    if (leadsOutside(value)) reasons.push(outside);
    else kept.set(name, value);
  };
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    if (/^on/i.test(local)) reasons.push(script);
    else if (local === 'href' && (uri === '' || uri === linkSpace)) {
      if (/^\s*(javascript|data):/i.test(value)) reasons.push(script);
      else if (value.startsWith('#')) kept.set('href', value);
      else reasons.push(outside);
    } else if (uri === '' && local === 'style') for (const [name, held] of fromStyle(value)) keep(name, held);
    else if (uri === '' && attributes.has(local)) keep(local, value);
  }
  if (tag.attributes.style && leadsOutside(tag.attributes.style.value)) reasons.push(outside);
  return [...kept].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

/** Goes through the file once and writes what stays. */
class Writer {
  readonly reasons: Reason[] = [];
  text = '';
  /** How deep the parser is inside something that is left out; 0 where it is not. */
  private skipped = 0;
  private readonly open: string[] = [];

  begin(tag: SaxesTagNS) {
    if (this.skipped > 0) this.skipped++;
    else if (this.open.length === 0 && (tag.uri !== svgSpace || tag.local !== 'svg'))
      this.reasons.push(unsupported(tag.name));
    else if (tag.uri !== svgSpace || leftOut.has(tag.local)) this.skipped = 1;
    else if (!drawing.has(tag.local)) this.reasons.push(tag.local === 'script' ? script : unsupported(tag.local));
    if (/^script$/i.test(tag.local)) this.reasons.push(script);
    const attributesKept = attributesOf(tag, this.reasons);
    this.open.push(tag.local);
    if (this.skipped > 0) return;
    const space = this.open.length === 1 ? ` xmlns="${svgSpace}"` : '';
    this.text += `<${tag.local}${space}${attributesKept}>`;
  }

  write(text: string) {
    if (this.skipped === 0 && words.has(this.open.at(-1) ?? '')) this.text += escaped(text);
  }

  end() {
    const name = this.open.pop();
    if (this.skipped > 0) this.skipped--;
    else this.text += `</${name}>`;
  }
}

const once = (reasons: Reason[]) => [...new Map(reasons.map((one) => [one.message, one])).values()];

const broken = (which: 'damaged' | 'size', message: string) =>
  refuse('invalid', { code: 'svg-broken', field: 'file', message, params: { which } });

/** Writes an SVG anew, or says every reason why it cannot be drawn. */
export function safeSvg(source: string): Result<string> {
  const writer = new Writer();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => writer.begin(tag));
  parser.on('text', (text) => writer.write(text));
  parser.on('cdata', (text) => writer.write(text));
  parser.on('closetag', () => writer.end());
  parser.on('doctype', (text) => {
    if (text.includes('[')) writer.reasons.push(unsupported('!DOCTYPE'));
  });
  try {
    parser.write(source).close();
  } catch {
    const [first, ...rest] = once(writer.reasons);
    if (first) return refuse('invalid', first, ...rest);
    return broken('damaged', 'The file is not whole, or is no SVG. Save the emblem anew as SVG, or as PNG.');
  }
  const [first, ...rest] = once(writer.reasons);
  if (first) return refuse('invalid', first, ...rest);
  const [head = ''] = /^<svg[^>]*>/.exec(writer.text) ?? [];
  if (!/ viewBox="/.test(head) && !(/ width="[\d.]+(?:px)?"/.test(head) && / height="[\d.]+(?:px)?"/.test(head)))
    return broken('size', 'The SVG does not say how large it is. Save it with a viewBox.');
  return ok(writer.text);
}
