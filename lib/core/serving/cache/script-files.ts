import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { alwaysHeaders } from '../always-headers.ts';
import { projectRoot } from '../project-root.ts';
import type { KeptAnswer } from './kept-answer.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
};

/**
 * The desk's scripts and styles by their addresses, with the smallest form of each, which the build
 * made beside it. A file's name changes with its content. Next answers for what is not packed.
 */
export function scriptFiles(folder = join(projectRoot(), '.next', 'static', 'chunks')): Map<string, KeptAnswer> {
  const packed = readdirSync(folder).filter((name) => name.endsWith('.br'));
  return new Map(
    packed.map((packedName) => {
      const name = packedName.slice(0, -3);
      const head = {
        ...alwaysHeaders(),
        'content-type': types[extname(name)] ?? '',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      };
      const bodies = {
        identity: readFileSync(join(folder, name)),
        br: readFileSync(join(folder, packedName)),
        compressible: true,
      };
      const answer: KeptAnswer = {
        status: 200,
        head: Object.entries(head).flat(),
        etag: `"${name}"`,
        modified: null,
        bodies,
        tags: [],
        freshFor: 0,
        staleFor: 0,
        immutable: true,
        isFile: true,
      };
      return [`/_next/static/chunks/${name}`, answer];
    }),
  );
}
