import 'server-only';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that Pressmark stands in, wherever this code was bundled to (dist/, .next/server/…)
 * and from whatever folder it was started.
 */
export function projectRoot(): string {
  for (
    let folder = dirname(fileURLToPath(import.meta.url)), above = '';
    folder !== above;
    above = folder, folder = dirname(folder)
  ) {
    if (existsSync(join(folder, 'components', 'site', 'styles'))) return folder;
  }
  return process.cwd();
}
