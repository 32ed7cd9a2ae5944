// Finds the files that a command names: files, folders with everything below them, and patterns.
import { globSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reason } from '#lib/core/result.ts';

/**
 * `isExplicit`: the command itself names the file, so a link may be followed. `problem`: why the
 * file or folder cannot be read.
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
 * Lists every file once, and the files of a folder by their names. A file that does not exist is in
 * the list, so that the report names it.
 */
export function archiveFiles(words: string[]): ArchiveFile[] {
  const all = new Map<string, ArchiveFile>();
  for (const file of words.flatMap(filesFor)) {
    const absolutePath = resolve(file.path);
    if (!all.has(absolutePath)) all.set(absolutePath, file);
  }
  return [...all.values()];
}
