import { expect, test } from 'vitest';
import { isBlank, trimSeen, directionControlIn, withoutDirectionMarks } from './seen-rules.ts';
import { entry } from './entry-schema.ts';

test.each([
  0x20, 0xa0, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x180b, 0x180e, 0x2000, 0x200b, 0x200c, 0x200d,
  0x200e, 0x2028, 0x205f, 0x2060, 0x2064, 0x2800, 0x3000, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffc, 0x1d159,
  0x1d173, 0x13441, 0xe0001, 0xe0020, 0xe0100,
])('a text of U+%o alone is empty', (code) => {
  expect(isBlank(String.fromCodePoint(code).repeat(3))).toBe(true);
});

test.each(['-', '۔', 'می‌خواهم', '👨‍👩‍👧', 'क्‍ष', '*-*-*-*-*', '‎a‎', '﴾﴿'])('%s is visible', (text) => {
  expect(isBlank(text)).toBe(false);
});

test('a joiner inside a word stays, and goes at its ends', () => {
  expect(trimSeen('\u200Cمی\u200Cخواهم\u200C ')).toBe('می\u200Cخواهم');
  expect(trimSeen('\u200B\u{E0100}😀\u{E0100}')).toBe('😀');
});

test('trimming a long invisible text takes one pass', () => {
  expect(trimSeen(`a${'\u200B'.repeat(300_000)}`)).toBe('a');
  expect(trimSeen(`a${'\u200B'.repeat(100_000)}b${' '.repeat(100_000)}`)).toHaveLength(100_002);
});

test.each(['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'])(
  'a sign that changes the direction of letters is refused by name',
  (sign) => {
    const refused = entry().safeParse(`PR ${sign}791`);
    expect(directionControlIn(`a${sign}b`)).toMatch(/^U\+20[26]/);
    expect(refused.error?.issues[0]).toMatchObject({ code: 'custom', params: { code: 'turning-sign' } });
  },
);

test('an entry of invisible characters is missing', () => {
  expect(entry().min(1, 'Write it.').safeParse('\u3164\u200B').error?.issues[0]?.message).toBe('Write it.');
});

test('a pasted number loses the signs around it; one that forces a direction stays and is refused', () => {
  expect(withoutDirectionMarks('\u2066+92 51\u2069 \u202A1\u202C')).toBe('+92 51 1');
  expect(directionControlIn(withoutDirectionMarks('a\u202Eb\u202C'))).toBe('U+202E');
});
