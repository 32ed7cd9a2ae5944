// File names say what is inside. There is no file for odds and ends.
import type { Look } from './tree.ts';

// Folder names that Next reads: (group), [one], [...many], [[...any]], _no-route, robots.txt,
// and the one of the standards, .well-known.
const segment = /^(\.well-known|[(_]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\)?|\[{1,2}(\.\.\.)?[a-z]+\]{1,2})$/;
const drawers = /(^|[-.])(utils?|helpers?|common|misc|services?|shared|stuff|manager)([-.]|$)/;

function wrongName(path: string): string | null {
  if (/(^|\/)index\.\w+$/.test(path)) return 'index is a barrel’s name';
  // The one hidden folder has a name that all sites share (RFC 8615).
  const parts = path.split('/').filter((part) => part !== '.well-known');
  const stem = (parts.pop() ?? '').replace(/^\./, '').replace(/(\.(test|spec|process|db|config|d))*\.\w+$/, '');
  const odd = [...parts, stem].find((part) => !segment.test(part));
  if (odd !== undefined) return `${odd} is not kebab-case`;
  const drawer = [...parts, stem].find((part) => drawers.test(part));
  return drawer === undefined ? null : `${drawer} says nothing`;
}

const namesLook: Look = {
  name: 'names-say-something',
  promise: 'Files and folders are kebab-case and named for what they hold.',
  find: (files) =>
    files.flatMap(({ path }) => {
      const what = wrongName(path);
      return what === null ? [] : [{ look: 'names-say-something', file: path, line: 1, what }];
    }),
};

export const names: Look[] = [namesLook];
