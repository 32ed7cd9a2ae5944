import { describe, expect, it } from 'vitest';
import { addressesIn } from './web-address-rules.ts';

const result = (line: string) => addressesIn(line).map(({ address }) => address);

describe('an address in a text', () => {
  it.each([
    [
      'keeps brackets that are balanced in it',
      'https://demo.example/Treaty_(1951)',
      'https://demo.example/Treaty_(1951)',
    ],
    ['leaves the bracket around it alone', '(see https://demo.example/a)', 'https://demo.example/a'],
    ['keeps its own bracket inside another', '(https://demo.example/a_(b)).', 'https://demo.example/a_(b)'],
    ['keeps square brackets too', '[https://demo.example/?a[]=1]', 'https://demo.example/?a[]=1'],
    ['keeps the slash it ends with', 'https://demo.example/x/.', 'https://demo.example/x/'],
    ['keeps what begins a query and a dash', 'https://demo.example/a-?b=c_', 'https://demo.example/a-?b=c_'],
    ['leaves an English stop', 'At https://demo.example/a. Then', 'https://demo.example/a'],
    ['leaves three stops', 'https://demo.example/a…', 'https://demo.example/a'],
    ['leaves an Urdu stop', 'دیکھیں https://demo.example/a۔ پھر', 'https://demo.example/a'],
    ['leaves an Urdu comma', 'https://demo.example/a، پھر', 'https://demo.example/a'],
    ['leaves an Urdu question mark and what follows it', 'https://demo.example/a؟کیا', 'https://demo.example/a'],
    ['leaves a Hindi stop', 'https://demo.example/a। फिर', 'https://demo.example/a'],
    ['leaves a Chinese stop', 'https://demo.example/a。然后', 'https://demo.example/a'],
    ['leaves an Armenian stop', 'https://demo.example/a։', 'https://demo.example/a'],
    ['leaves a mark of direction', 'https://demo.example/a\u200F.', 'https://demo.example/a'],
    ['leaves quotation marks of any kind', '«https://demo.example/a»’', 'https://demo.example/a'],
    ['keeps Urdu letters', 'https://demo.example/خبریں', 'https://demo.example/خبریں'],
  ])('%s', (_, line, address) => {
    expect(result(line)).toEqual([address]);
  });

  it('has a host', () => {
    expect(result('http://)))) and https:// and http:///x')).toEqual([]);
  });

  it('is found in linear time', () => {
    // Quadratic, this would be ten billion steps.
    expect(result(`http://a${')'.repeat(100_000)}`)).toEqual(['http://a']);
    expect(result('http://a.'.repeat(30_000))).toHaveLength(1);
  });
});
