// Builds what is missing or old, and nothing else.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { readLine } from '#lib/core/command-line/line.ts';
import { childEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { buildBundles, bundleFile, bundleNames } from './bundles.ts';
import { claim } from './claim.ts';
import { packScripts } from './pack-scripts.ts';
import { report } from './problems.ts';
import { step } from './say.ts';
import { root, sourcesHash } from './sources.ts';

export type Face = 'all' | 'desk' | 'site';

type BuildRecord = { bundles?: string; pages?: string };

const recordFile = join(root, 'dist', 'build.json');

/**
 * Builds dist/ and, unless only the site is served, Next's pages, where the sources changed.
 * @returns true when something was built
 * @throws Problem with the first error of a source that does not build
 */
export async function ensureBuilt({ face, signal }: { face: Face; signal?: AbortSignal }): Promise<boolean> {
  const sources = sourcesHash();
  const due = dueParts(sources, face);
  if (!due.client && !due.bundles && !due.pages) return false;
  mkdirSync(join(root, 'dist'), { recursive: true });
  const buildClaim = await claim(join(root, 'dist', 'build.claim'), 'a build', 'The build in dist/');
  try {
    if (due.client) await step('Generating the database client', () => generateClient(signal));
    if (due.bundles) await step('Bundling server and worker', bundle);
    if (due.bundles) writeRecord({ bundles: sources });
    if (due.pages) await step('Building the newsroom’s pages (about half a minute)', () => nextBuild(signal));
    if (due.pages) writeRecord({ pages: sources });
  } finally {
    buildClaim.release();
  }
  return true;
}

/** Builds the bundles alone, for commands. @returns true when something was built */
export async function ensureBundled(): Promise<boolean> {
  return ensureBuilt({ face: 'site' });
}

/** Marks the bundles as old, since development overwrites them. */
export function forgetBundles() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeRecord({ bundles: '' });
}

function dueParts(sources: string, face: Face) {
  const record = readRecord();
  return {
    client: !clientFits(),
    bundles: record.bundles !== sources || !bundleNames().every((name) => existsSync(bundleFile(name))),
    pages: face !== 'site' && (record.pages !== sources || !existsSync(join(root, '.next', 'BUILD_ID'))),
  };
}

/**
 * True when the generated client fits the schema. The client holds a copy of it, with other spaces.
 */
function clientFits(): boolean {
  const file = join(root, 'prisma', 'generated', 'internal', 'class.ts');
  if (!existsSync(file)) return false;
  const clientSchema = readFileSync(file, 'utf8').match(/"inlineSchema": ("(?:[^"\\]|\\.)*")/)?.[1];
  const schema = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8');
  return clientSchema !== undefined && withoutSpaces(JSON.parse(clientSchema)) === withoutSpaces(schema);
}

const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '');

async function bundle() {
  try {
    await buildBundles(bundleNames());
  } catch (error) {
    const first = (error as BuildFailure).errors?.[0];
    if (!first) throw error;
    throw new Problem(
      `The build failed in ${first.location?.file ?? 'a source'}:${first.location?.line ?? 0}: ${first.text}`,
    );
  }
}

async function generateClient(signal?: AbortSignal) {
  const { code, output } = await run(['prisma/generate.mjs'], signal);
  if (code !== 0) throw new Problem(`Prisma's client could not be generated: ${lastLines(output, 3)}`);
}

async function nextBuild(signal?: AbortSignal) {
  const { code, output } = await run(['node_modules/next/dist/bin/next', 'build'], signal);
  if (code === 0) return packScripts(join(root, '.next', 'static', 'chunks'));
  if (/ENOSPC|No space left/.test(output))
    throw new Problem('The disk is full, so the pages could not be built. Make room and start again.');
  // Next needs several lines to show the place in the source.
  process.stderr.write(`${lastLines(output, 40)}\n`);
  throw new Problem('Next could not build the pages; its output is above.');
}

async function run(args: string[], signal?: AbortSignal): Promise<{ code: number | null; output: string }> {
  const env = childEnv({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, output: output };
}

const lastLines = (text: string, count: number) => text.trim().split('\n').slice(-count).join('\n');

function readRecord(): BuildRecord {
  try {
    return JSON.parse(readFileSync(recordFile, 'utf8'));
  } catch {
    return {};
  }
}

function writeRecord(part: BuildRecord) {
  const newFile = `${recordFile}.${process.pid}`;
  writeFileSync(newFile, JSON.stringify({ ...readRecord(), ...part }));
  renameSync(newFile, recordFile);
}

/** npm run build. @returns the exit code */
export async function main(args: string[]): Promise<number> {
  const help =
    'Usage: npm run build\nBuilds dist/ and the newsroom’s pages, where the sources are newer. npm start does it by itself.';
  const line = readLine(args, { options: {}, help, firstWords: [], maxWords: 0 });
  if ('code' in line) return line.code;
  try {
    if (!(await ensureBuilt({ face: 'all' }))) process.stdout.write('The build is up to date.\n');
    return 0;
  } catch (error) {
    return report(error);
  }
}
