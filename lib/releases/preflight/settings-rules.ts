// The settings of the preflight: as they are kept, and as they would be after a change.
import { askableFields } from '#lib/text/parts-rules.ts';
import { newPreflight, type PreflightChanges, type PreflightSettings } from './schema.ts';

const inOrder = (desired: readonly string[]) => askableFields.filter((part) => desired.includes(part));

/**
 * Settings after a change. A part is asked for once: what a text must have is no part that it
 * should have.
 */
export function preflightAfter(
  before: PreflightSettings,
  changes: PreflightChanges,
  requiredParts: readonly string[],
): PreflightSettings {
  const after = { ...before, ...changes, ranks: { ...before.ranks, ...changes.ranks } };
  return {
    ...(after as PreflightSettings),
    desiredParts: inOrder(after.desiredParts ?? []).filter((part) => !requiredParts.includes(part)),
    bannedWords: (after.bannedWords ?? []).filter(({ word }) => word !== ''),
    acronyms: [...new Set(after.acronyms ?? [])].filter((acronym) => acronym !== ''),
  };
}

/** Settings as a house keeps them. What it never set is as in a new house. */
export function preflightOf(kept: unknown): PreflightSettings {
  const set = (kept ?? {}) as PreflightChanges;
  return { ...newPreflight, ...(set as Partial<PreflightSettings>), ranks: { ...newPreflight.ranks, ...set.ranks } };
}
