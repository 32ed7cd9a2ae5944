// Which files are meant by the words of a command: files, folders with all below them, patterns.
import { globSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reason } from '#lib/core/result.ts';

/**
 * `isNamed`: stands in the command itself; a link that is named may be followed. `problem`: it
 * cannot even be found.
 */
export type ArchiveFile = { path: string; isExplicit: boolean; problem?: Reason };

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
        return entry.isDirectory() ? below(path) : [{ path, isExplicit: false }];
      });
  } catch (error) {
    return [{ path: folder, isExplicit: false, problem: unreadable(error) }];
  }
}

function filesFor(word: string): ArchiveFile[] {
  try {
    return statSync(word).isDirectory() ? below(word) : [{ path: word, isExplicit: true }];
  } catch (error) {
    const matches = /[*?[{]/.test(word) ? globSync(word).sort() : [];
    return matches.length === 0
      ? [{ path: word, isExplicit: true, problem: unreadable(error) }]
      : matches.flatMap(filesFor);
  }
}

/**
 * Every file once, folders in the order of their names. What does not exist is among them: it is to
 * be reported.
 */
export function archiveFiles(words: string[]): ArchiveFile[] {
  const all = new Map<string, ArchiveFile>();
  for (const file of words.flatMap(filesFor)) {
    const absolutePath = resolve(file.path);
    if (!all.has(absolutePath)) all.set(absolutePath, file);
  }
  return [...all.values()];
}
