// The Firefox of this machine. It is not part of `npm test`: no package brings it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Its path: PRESSMARK_FIREFOX, or `firefox-esr` or `firefox` on the PATH; null without one. */
export function firefoxPath(): string | null {
  const { PRESSMARK_FIREFOX: choice, PATH = '' } = process.env;
  if (choice) return existsSync(choice) ? choice : null;
  const places = ['firefox-esr', 'firefox'].flatMap((name) => PATH.split(':').map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}
