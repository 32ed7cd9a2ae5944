import 'server-only';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The root folder of Pressmark, wherever this code was bundled to (dist/, .next/server/…) and
 * whatever the working directory is.
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
