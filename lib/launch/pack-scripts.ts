// The smallest form of each script and style of the pages. It takes seconds, so it is made once.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

/** Puts `name.js.br` beside each `name.js` of a folder, and the same for styles. */
export async function packScripts(folder: string): Promise<void> {
  const names = readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(readFileSync(path)));
    }),
  );
}
