import 'server-only';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type KeptAnswer, keepable } from './cache/kept-answer.ts';
import { isOpen, openHeaders } from './open-rules.ts';
import { projectRoot } from './project-root.ts';
import { modifiedAt } from './range-rules.ts';
import { siteResponse } from './site-response.ts';

const types: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

async function answerOf(file: string): Promise<KeptAnswer> {
  const type = types[extname(file)] ?? '';
  const headers = isOpen(file) ? openHeaders : {};
  const answer = await keepable(
    siteResponse({ type, body: new Uint8Array(readFileSync(file)), keep: 'daily', headers }),
  );
  return { ...answer, modified: modifiedAt(statSync(file).mtimeMs, 0) };
}

/**
 * The static files of a folder by their addresses. They are read once, and a request is looked up
 * by name, so no address reaches another file. Links, folders and other types are left out.
 */
export async function publicFiles(folder = join(projectRoot(), 'public')): Promise<Map<string, KeptAnswer>> {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && extname(entry.name) in types,
  );
  return new Map(
    await Promise.all(files.map(async ({ name }) => [`/${name}`, await answerOf(join(folder, name))] as const)),
  );
}
