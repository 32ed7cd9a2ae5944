// Which files are meant by the words of a command: files, folders with all below them, patterns.
import { globSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reason } from '#lib/core/result.ts';

/** `isNamed`: stands in the command itself; a link that is named may be followed. `problem`: it cannot even be found. */
export type ArchiveFile = { path: string; isNamed: boolean; problem?: Reason };

const unreadable = (error: unknown): Reason => ({
  code: 'unreadable',
  message: `It cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
});

function below(folder: string): ArchiveFile[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? below(path) : [{ path, isNamed: false }];
      });
  } catch (error) {
    return [{ path: folder, isNamed: false, problem: unreadable(error) }];
  }
}

function meantBy(word: string): ArchiveFile[] {
  try {
    return statSync(word).isDirectory() ? below(word) : [{ path: word, isNamed: true }];
  } catch (error) {
    const matches = /[*?[{]/.test(word) ? globSync(word).sort() : [];
    return matches.length === 0
      ? [{ path: word, isNamed: true, problem: unreadable(error) }]
      : matches.flatMap(meantBy);
  }
}

/** Every file once, folders in the order of their names. What does not exist is among them: it is to be reported. */
export function archiveFiles(words: string[]): ArchiveFile[] {
  const all = new Map<string, ArchiveFile>();
  for (const file of words.flatMap(meantBy)) {
    const place = resolve(file.path);
    if (!all.has(place)) all.set(place, file);
  }
  return [...all.values()];
}
