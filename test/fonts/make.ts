// npm run fonts: writes the small fonts of app/(site)/_fonts.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subset from 'subset-font';
import { type Face, faces } from '#app/(site)/_fonts/faces.ts';

const root = path.join(import.meta.dirname, '../..');

export const fontFolder = path.join(root, 'app/(site)/_fonts');

/** The bytes of a small font, made from the package's whole one. */
export async function cutFont({ from, cut }: Face): Promise<Buffer> {
  const whole = readFileSync(path.join(root, 'node_modules', from));
  if (!cut) return whole;
  return subset(whole, String.fromCodePoint(...cut.points), {
    targetFormat: 'woff2',
    variationAxes: cut.axes,
    noHinting: true,
    ...(cut.features ? { keepFeatures: cut.features } : {}),
  });
}

if (import.meta.main) {
  for (const face of faces) {
    if (!face.name) continue;
    const bytes = await cutFont(face);
    writeFileSync(path.join(fontFolder, `${face.name}.woff2`), bytes);
    process.stdout.write(`${face.name}.woff2: ${bytes.length} bytes\n`);
  }
}
