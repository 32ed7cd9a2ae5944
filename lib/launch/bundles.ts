// Each program is bundled into one file of dist/ for plain Node. Packages are not bundled.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { root } from './sources.ts';

const entries = {
  server: 'server.ts',
  desk: 'desk.ts',
  api: 'lib/api/router.ts',
  worker: 'worker.ts',
  seed: 'prisma/seed.ts',
  pressmark: 'lib/cli/main.ts',
  'form-maker': 'app/(site)/_forms/maker.ts',
  'redline-thread': 'lib/site/redline-thread.ts',
  'copy-thread': 'lib/site/copy-check/copy-thread.ts',
} as const;

export type BundleName = keyof typeof entries;

/** The file that a bundle is written to. */
export const bundleFile = (name: BundleName) => join(root, 'dist', `${name}.js`);

/** Where Node keeps what it has compiled, so that the next start of a bundle takes less. */
export const compiledDir = join(root, 'dist', 'compiled');

/** The bundles whose sources exist. */
export function bundleNames(): BundleName[] {
  return (Object.keys(entries) as BundleName[]).filter((name) => existsSync(join(root, entries[name])));
}

// `server-only` throws outside Next. These bundles all run on the server.
const serverOnly: Plugin = {
  name: 'server-only',
  setup(hooks) {
    hooks.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }));
    hooks.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/** The esbuild options for these bundles. */
export function bundleOptions(names: BundleName[]): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: join(root, entries[name]), out: name })),
    outdir: join(root, 'dist'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'silent',
    plugins: [serverOnly],
  };
}

export async function buildBundles(names: BundleName[]) {
  rmSync(compiledDir, { recursive: true, force: true });
  await build(bundleOptions(names));
}
