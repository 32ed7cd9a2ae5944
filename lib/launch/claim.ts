// One Pressmark a data directory: a file that names the process which has it.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Problem } from '#lib/core/problem.ts';
import { beginningOf } from './processes.ts';

type Holder = { pid: number; began: string; what: string };

export type Claim = { release: () => void };

/**
 * Claims a file for this process. A claim whose process has ended (a crash, kill -9) counts for nothing.
 * @param what how to call the holder, for example "npm start"
 * @throws Problem naming the holder
 */
export function claim(file: string, what: string, thing: string): Claim {
  const mine = `${file}.${process.pid}`;
  writeFileSync(
    mine,
    JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) ?? '', what } satisfies Holder),
  );
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (linked(mine, file)) return { release: () => release(file) };
      const text = textOf(file);
      const holder = text === null ? null : parse(text);
      if (holder && beginningOf(holder.pid) === holder.began) {
        throw new Problem(
          `${thing} is in use by a running Pressmark (${holder.what}, process ${holder.pid}). Stop that one first.`,
        );
      }
      if (text !== null) setAside(file, text);
    }
    throw new Problem(`${thing} is just being claimed by another Pressmark. Start again in a moment.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The process that holds the claim, or null. */
export function holderOf(file: string): Holder | null {
  const text = textOf(file);
  const holder = text === null ? null : parse(text);
  return holder && beginningOf(holder.pid) === holder.began ? holder : null;
}

// A link is made whole or not at all, and never over an existing file.
function linked(from: string, to: string) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead claim away; puts it back when somebody else had been quicker and it is a live one by now. */
function setAside(file: string, dead: string) {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    if (textOf(aside) !== dead) linked(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(file: string) {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
