import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codesOf, valueOf } from '#test/factories.ts';
import { safeEmblem } from './emblem.ts';

const svg = (inner: string, attributes = 'viewBox="0 0 10 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;
const bytes = (text: string) => new TextEncoder().encode(text);
const made = (text: string) => new TextDecoder().decode(valueOf(safeEmblem(bytes(text))).bytes);
const refused = (text: string) => codesOf(safeEmblem(bytes(text)));

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

function png({ width = 1, height = 1, extra = Buffer.alloc(0) as Buffer } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    extra,
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an SVG', () => {
  test('is written anew from what an emblem may have', () => {
    expect(
      made(`<?xml version="1.0"?><!-- by a program -->${svg('<title>A &amp; B</title><path d="M0 0h1" fill="red"/>')}`),
    ).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A &amp; B</title><path d="M0 0h1" fill="red"></path></svg>',
    );
    expect(
      made(svg('<metadata><x xmlns="a:b">secret</x></metadata><g data-x="1"><rect width="1" height="1"/></g>')),
    ).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g><rect width="1" height="1"></rect></g></svg>',
    );
    expect(made(svg('<path d="M0 0" style="fill:#000;-inkscape-x:1;stroke:none"/>'))).toContain(
      '<path d="M0 0" fill="#000" stroke="none">',
    );
    expect(made(svg('<linearGradient id="a" xlink:href="#b"/><path d="M0 0" fill="url(#a)"/>'))).toContain('url(#a)');
  });

  test.each([
    ['a script', '<script>alert(1)</script>', ['svg-script']],
    [
      'a script under another name',
      '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
      ['svg-script'],
    ],
    ['a script inside what is left out', '<metadata><script>1</script></metadata>', ['svg-script']],
    ['a handler', '<path d="M0 0" onload="alert(1)"/>', ['svg-script']],
    ['a link to a script', '<g xlink:href="javascript:alert(1)"/>', ['svg-script']],
    [
      'another document',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      ['svg-element'],
    ],
    ['a picture from elsewhere', '<image href="https://demo.example/a.png"/>', ['svg-element', 'svg-reference']],
    ['a repeated part', '<use href="#a"/>', ['svg-element']],
    ['a stylesheet', '<style>@import url(https://demo.example/a.css)</style>', ['svg-element']],
    ['an animation', '<animate attributeName="href" to="javascript:1"/>', ['svg-element']],
    ['a colour from elsewhere', '<path d="M0 0" fill="url(https://demo.example/a.svg#b)"/>', ['svg-reference']],
    ['one in its style', '<path d="M0 0" style="fill:url(//demo.example/a)"/>', ['svg-reference']],
    [
      'an address that is written in escapes',
      '<path d="M0 0" fill="u\\72l(https://demo.example)"/>',
      ['svg-reference'],
    ],
  ])('with %s is refused', (_what, inner, codes) => {
    expect(refused(svg(inner)).sort()).toEqual(codes);
  });

  test('that is broken, has entities of its own or no size is refused', () => {
    expect(refused('<svg xmlns="http://www.w3.org/2000/svg"><path></svg>')).toEqual(['svg-broken']);
    expect(refused(svg('<path d="M0 0"/>', ''))).toEqual(['svg-broken']);
    expect(refused(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<title>&a;</title>')}`)).toEqual(['svg-element']);
    expect(refused('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>')).toEqual(['svg-element']);
  });
});

describe('a PNG', () => {
  test('keeps the chunks of its picture alone', () => {
    const { type, bytes: kept } = valueOf(safeEmblem(png({ extra: chunk('tEXt', Buffer.from('Comment\0<script>')) })));
    expect([type, Buffer.from(kept).equals(png())]).toEqual(['image/png', true]);
  });

  test('that is cut off, altered, too large or followed by something else is refused', () => {
    expect(codesOf(safeEmblem(png().subarray(0, 40)))).toEqual(['png-broken']);
    const altered = png();
    altered.writeUInt8(7, 18);
    expect(codesOf(safeEmblem(altered))).toEqual(['png-broken']);
    expect(codesOf(safeEmblem(Buffer.concat([png(), Buffer.from('<script>')])))).toEqual(['png-broken']);
    expect(codesOf(safeEmblem(png({ width: 100_000 })))).toEqual(['png-size']);
    expect(codesOf(safeEmblem(new Uint8Array(200_001)))).toEqual(['too-large']);
  });
});

test.each([
  ['HTML', '<!doctype html><html><svg></svg></html>'],
  ['HTML that begins like an SVG', `${svg('')}<html><script>1</script></html>`],
  ['a text', 'The emblem'],
  ['nothing', ''],
  ['a GIF', 'GIF89a'],
])('%s is no emblem', (_what, text) => {
  expect(refused(text)).toEqual(['emblem-type']);
});
