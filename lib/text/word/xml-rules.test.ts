import { expect, test } from 'vitest';
import { isWellTagged } from './xml-rules.ts';

test.each([
  ['<a><b c="d > e"/>text</a>', true],
  ['<?xml version="1.0"?><a>1 > 0</a>', true],
  ['<a><!-- a < b, c > d --><![CDATA[ x < y ]]></a>', true],
  ['no tags at all', true],
  ['<<<<', false],
  ['<a <b>', false],
  ['<a', false],
  ['<!-- never closed', false],
  ['<a><![CDATA[ never closed >', false],
])('%s is well tagged: %s', (xml, expected) => {
  expect(isWellTagged(xml)).toBe(expected);
});
