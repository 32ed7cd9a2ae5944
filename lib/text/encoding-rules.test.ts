import { expect, it } from 'vitest';
import { textOf } from './encoding-rules.ts';

const words = 'پریس ریلیز — “PR No.197”\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

it('reads UTF-8 and UTF-16 with its mark as the same text', () => {
  const utf16 = Buffer.from(`\uFEFF${words}`, 'utf16le');
  for (const bytes of [Buffer.from(words), Buffer.from(`\uFEFF${words}`), utf16, swapped(utf16)])
    expect(textOf(bytes)).toEqual({ text: words });
});

it('refuses other encodings and programs', () => {
  expect(textOf(Buffer.from('Café “here”', 'latin1'))).toMatchObject({ problem: { code: 'encoding' } });
  expect(textOf(Buffer.from([0xff, 0xfe, 0x41]))).toMatchObject({ problem: { code: 'encoding' } });
  expect(textOf(Buffer.from(words, 'utf16le'))).toHaveProperty('problem');
  expect(textOf(Buffer.from('PK\u0003\u0004'))).toMatchObject({ problem: { code: 'not-text' } });
});
