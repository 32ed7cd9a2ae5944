import { describe, expect, it } from 'vitest';
import { type Block, htmlOfBlocks, type Item } from './blocks-rules.ts';

const line = (text: string, more: Partial<Extract<Block, { kind: 'line' }>> = {}): Block => ({
  kind: 'line',
  tag: 'p',
  dir: null,
  quote: false,
  item: null,
  runs: [{ text, tags: [], href: null }],
  ...more,
});
const item = (level: number, kind: 'ul' | 'ol', number = 1, more: Partial<Item> = {}): { item: Item } => ({
  item: { level, kind, type: null, number, first: true, ...more },
});

describe('pasted lines', () => {
  it('escape what is written and nest what it looks like', () => {
    const run = { text: '<&">', tags: ['strong' as const, 'sup' as const], href: 'https://demo.example/?a=1&b="' };
    expect(htmlOfBlocks([line('', { runs: [run, 'break'] })])).toBe(
      '<p><a href="https://demo.example/?a=1&amp;b=&quot;"><strong><sup>&lt;&amp;&quot;&gt;</sup></strong></a><br></p>',
    );
  });

  it('in a list go on only where its numbers do', () => {
    const blocks = [line('a', item(0, 'ol', 3)), line('b', item(0, 'ol', 4)), line('c', item(0, 'ol', 9))];
    expect(htmlOfBlocks(blocks)).toBe(
      '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol><ol start="9"><li><p>c</p></li></ol>',
    );
  });

  it('nest below the item they belong to, and no deeper', () => {
    const blocks = [line('a', item(3, 'ul')), line('b', item(5, 'ol', 1, { type: 'a' })), line('c', item(0, 'ul'))];
    expect(htmlOfBlocks(blocks)).toBe('<ul><li><p>a</p><ol type="a"><li><p>b</p></li></ol></li><li><p>c</p></li></ul>');
  });

  it('go on in their item below a list inside it', () => {
    const blocks = [line('a', item(0, 'ul')), line('b', item(1, 'ul')), line('c', item(0, 'ul', 1, { first: false }))];
    expect(htmlOfBlocks(blocks)).toBe('<ul><li><p>a</p><ul><li><p>b</p></li></ul><p>c</p></li></ul>');
  });

  it('stand in one quotation while they are quoted', () => {
    expect(htmlOfBlocks([line('a', { quote: true }), line('b', { quote: true }), line('c')])).toBe(
      '<blockquote><p>a</p><p>b</p></blockquote><p>c</p>',
    );
  });
});
