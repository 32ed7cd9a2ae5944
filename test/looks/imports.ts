// Runs dependency-cruiser over a tree and returns its findings in the form of the other looks.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { cruiseOptions, forbidden } from './import-rules.ts';
import type { Sight } from './tree.ts';

export type Cruised = { sights: Sight[]; modules: number; resolvedAliases: number };

/** @param folders the tree's folders and files with source code */
export async function cruiseTree(root: string, folders: string[]): Promise<Cruised> {
  const { output } = await cruise(folders, { ...cruiseOptions, baseDir: root, ruleSet: { forbidden }, validate: true });
  const { modules, summary } = output as ICruiseResult;
  const aliases = modules.flatMap((m) => m.dependencies).filter((d) => d.module.startsWith('#') && !d.couldNotResolve);
  return {
    sights: summary.violations.map((v) => ({ look: v.rule.name, file: v.from, line: 1, what: v.to })),
    modules: modules.filter((m) => !m.source.startsWith('node_modules') && !m.coreModule).length,
    resolvedAliases: aliases.length,
  };
}
