// Reads names by language, and contacts, from options.
import { type CommandName, type Flags, usageOf } from '#lib/core/command-line/list.ts';
import type { Answerer } from '#lib/house/schema.ts';

/**
 * The names of the options. `--name NAME` is in the house's own language, `--name-in ur=NAME` in
 * another. Without both the names are undefined.
 */
export function namesGiven(command: CommandName, own: string, flags: Flags): Record<string, string> | undefined {
  const others = (flags['name-in'] ?? []).map((one) => {
    const at = one.indexOf('=');
    if (at < 1) throw usageOf(command);
    return [one.slice(0, at), one.slice(at + 1)] as const;
  });
  if (flags.name === undefined && others.length === 0) return undefined;
  return Object.fromEntries([...(flags.name === undefined ? [] : [[own, flags.name]]), ...others]);
}

/** The contact with the given fields changed. Without such a field it is undefined. */
export function contactGiven({ contact, email, telephone }: Flags, before: Partial<Answerer> = {}) {
  const given = {
    ...(contact === undefined ? {} : { name: contact }),
    ...(email === undefined ? {} : { email }),
    ...(telephone === undefined ? {} : { telephone }),
  };
  return Object.keys(given).length === 0 ? undefined : { ...before, ...given };
}

export const contactLine = ({ name, email, telephone }: Answerer) =>
  [name, email, telephone].filter((part) => part !== '').join(', ') || 'none';
