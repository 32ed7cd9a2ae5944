// Development: bundles our entries again whenever a source changes, and restarts the program whose
// bundle changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { context } from 'esbuild';
import { type BundleName, bundleFile, bundleOptions } from './bundles.ts';
import { say, warn } from './say.ts';

const hashOf = (name: BundleName) =>
  createHash('sha256')
    .update(readFileSync(bundleFile(name)))
    .digest('hex');

/** Watches the sources of these bundles. @returns a function that ends the watching */
export async function watchBundles(
  names: BundleName[],
  changed: (name: BundleName) => void,
): Promise<() => Promise<void>> {
  const hashes = new Map(names.map((name) => [name, hashOf(name)]));
  const options = bundleOptions(names);
  const watching = await context({
    ...options,
    plugins: [
      ...(options.plugins ?? []),
      {
        name: 'restart',
        setup: (hooks) =>
          hooks.onEnd(({ errors }) => {
            for (const { text, location } of errors)
              warn(`${location?.file ?? 'a source'}:${location?.line ?? 0}: ${text}`);
            if (errors.length > 0) return;
            for (const name of names) {
              const hash = hashOf(name);
              if (hashes.get(name) === hash) continue;
              hashes.set(name, hash);
              say(`  ${name} changed; starting it again`);
              changed(name);
            }
          }),
      },
    ],
  });
  await watching.watch();
  return () => watching.dispose();
}
