import { expect, it } from 'vitest';
import type { Doc } from '#lib/core/document.ts';
import { paragraphsOf } from './document-text-rules.ts';
import { withAddresses } from './link-address-rules.ts';

const link = (href: string, ...words: string[]) =>
  words.map((text, at) => ({
    type: 'text',
    text,
    marks: [...(at > 0 ? [{ type: 'bold' }] : []), { type: 'link', attrs: { href } }],
  }));
const printed = (...content: object[]) =>
  paragraphsOf(withAddresses({ type: 'doc', content: [{ type: 'paragraph', content }] } as Doc))[0];
const plain = (text: string) => ({ type: 'text', text });

it('the address of a link is said once, after all its words', () => {
  const content = [plain('See '), ...link('https://demo.example/a', 'the ', 'tables'), plain('.')];
  expect(printed(...content)).toBe('See the tables (https://demo.example/a).');
});

it('words that are the address say it themselves', () => {
  expect(printed(...link('https://demo.example/', 'demo.example'))).toBe('demo.example');
  expect(printed(...link('mailto:press@demo.example', 'press@demo.example'))).toBe('press@demo.example');
  expect(printed(...link('tel:+92519200000', '+92 51 920 0000'))).toBe('+92 51 920 0000');
  expect(printed(...link('mailto:press@demo.example', 'write'))).toBe('write (press@demo.example)');
});

it('an item inside a list keeps its number and its address', () => {
  const inside = { type: 'listItem', content: [{ type: 'paragraph', content: link('https://demo.example/b', 'it') }] };
  const outside = {
    type: 'listItem',
    content: [
      { type: 'paragraph', content: [plain('One')] },
      { type: 'orderedList', attrs: { start: 4 }, content: [inside] },
    ],
  };
  const doc = { type: 'doc', content: [{ type: 'orderedList', attrs: { start: 2 }, content: [outside] }] } as Doc;
  expect(paragraphsOf(withAddresses(doc))).toEqual(['2. One\n   4. it (https://demo.example/b)']);
});
