import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packScripts } from '#lib/launch/pack-scripts.ts';
import { scriptFiles } from './script-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'pressmark-scripts-'));
const script = 'const answer = 42; '.repeat(200);
beforeAll(async () => {
  writeFileSync(join(folder, 'a1.js'), script);
  writeFileSync(join(folder, 'b2.css'), 'a { color: red } '.repeat(100));
  writeFileSync(join(folder, 'c3.js.map'), '{}');
  await packScripts(folder);
  // A script of an earlier version, which nothing has packed.
  writeFileSync(join(folder, 'd4.js'), script);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a script and a style that the build has packed are answered for ever, the small form says the same as the whole', () => {
  const files = scriptFiles(folder);
  expect([...files.keys()]).toEqual(['/_next/static/chunks/a1.js', '/_next/static/chunks/b2.css']);
  const answer = files.get('/_next/static/chunks/a1.js');
  expect(answer?.head).toContain('public, max-age=31536000, immutable');
  expect(answer?.bodies.identity.toString()).toBe(script);
  const packed = answer?.bodies.br ?? Buffer.alloc(0);
  expect(packed.length).toBeLessThan(script.length / 10);
  expect(brotliDecompressSync(packed).toString()).toBe(script);
});
