// The form of a backup, and when a restore may take it. Promises:
//   - a backup shows whether it is whole, and one that was cut off or altered is refused
//   - a restore never makes a register shorter than, or different from, one that was shown, so
//     numbers that the public has seen are not issued again
import { z } from 'zod';
import { type Refusal, refuse } from '#lib/core/result.ts';

/** The newest link of a chain. */
export type ChainHead = { seq: number; hash: string };
const head = z.object({ seq: z.number().int().min(0), hash: z.string().length(64) }).nullable();

/** The first line of a backup. */
export const headerSchema = z.object({
  format: z.literal('pressmark-backup/1'),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  register: head,
  audit: head,
});
export type Header = z.infer<typeof headerSchema>;

/**
 * The line before a table's rows. The rows are in PostgreSQL's text format and end with a line
 * `\.`.
 */
export const tableSchema = z.object({ copy: z.string(), columns: z.array(z.string()).min(1) });
export type Table = z.infer<typeof tableSchema>;

/** The last line: SHA-256, hex, over every byte before it. */
export const endSchema = z.object({ end: z.string().length(64), rows: z.number().int() });

const registerFileSchema = z.object({ entries: z.array(z.object({ seq: z.number().int(), hash: z.string() })) });

/**
 * The head of a register from the text of the site's /register.json, or null if the text is
 * something else.
 */
export function headOfRegisterFile(text: string): ChainHead | null {
  try {
    const { entries } = registerFileSchema.parse(JSON.parse(text));
    return entries.reduce<ChainHead | null>(
      (newest, { seq, hash }) => (newest && newest.seq > seq ? newest : { seq, hash }),
      null,
    );
  } catch {
    return null;
  }
}

/** The refusal of a file that is no backup, or only a part of one. */
export const notWhole = (why: string): Refusal =>
  refuse('invalid', {
    code: 'not-whole',
    message: `This file is not a whole backup: ${why}. Nothing was changed. Bring back another one.`,
  });

export const notReadable = (file: string, code: string): Refusal =>
  refuse('invalid', {
    code: 'unreadable',
    message: `${file} cannot be read (${code}). Nothing was changed. Name a file that this account can read.`,
  });

export const notWritable = (file: string, code: string): Refusal =>
  refuse('invalid', {
    code: 'unwritable',
    message: `${file} cannot be written (${code}). Name a file in a folder that is there and that this account can write to.`,
  });

export const notTheRegister = (file: string): Refusal =>
  refuse('invalid', {
    code: 'not-a-register',
    message: `${file} is not the register as /register.json shows it. Nothing was changed. Save that page anew.`,
  });

/** Why this version cannot restore the backup of another version, or null. */
export function refusalOfVersion(backup: string[], here: string[]): Refusal | null {
  const [baseline = ''] = here;
  if (backup.some((name) => name < baseline))
    return refuse('conflict', {
      code: 'older-version',
      message: `The backup comes from a Pressmark before ${baseline}, and no way leads from there to this version. Only the version that made it can bring it back.`,
    });
  const newer = backup.filter((name) => !here.includes(name));
  if (newer.length > 0)
    return refuse('conflict', {
      code: 'newer-version',
      message: `The backup comes from a newer Pressmark (${newer.at(-1)}). Bring it back with that version.`,
    });
  if (here.length > backup.length)
    return refuse('conflict', {
      code: 'older-version',
      message: `The backup comes from an older Pressmark (up to ${backup.at(-1)}). Bring it back with that version, then start this one on it.`,
    });
  return null;
}

/**
 * Why a restore may not overwrite this newsroom, or null.
 * @param filled names of tables with rows
 */
export function refusalOfTarget(backup: ChainHead | null, present: ChainHead | null, filled: string[]): Refusal | null {
  if (present !== null && present.seq > (backup?.seq ?? 0)) return shorter(backup, present, 'here');
  if (filled.length === 0) return null;
  return refuse('conflict', {
    code: 'not-empty',
    message: `There is a newsroom here already (${filled.slice(0, 3).join(', ')}). Bring the backup back into an empty data directory: PRESSMARK_DATA=./restored.`,
  });
}

const shorter = (backup: ChainHead | null, other: ChainHead, where: string): Refusal =>
  refuse('conflict', {
    code: 'register-shorter',
    message: `The register ${where} has ${other.seq} entries and the backup’s has ${backup?.seq ?? 0}: bringing it back would issue numbers again that the public has seen. Bring back a newer backup.`,
  });

/**
 * Why a backup does not fit the register that the public has seen, or null.
 * @param sameEntry the hash of the backup's own entry with the sequence number of `publicHead`
 */
export function refusalOfPublicHead(
  backup: ChainHead | null,
  publicHead: ChainHead,
  sameEntry: string | null,
): Refusal | null {
  if (publicHead.seq > (backup?.seq ?? 0)) return shorter(backup, publicHead, 'that you show');
  if (sameEntry === publicHead.hash) return null;
  return refuse('conflict', {
    code: 'register-other',
    message: `Entry ${publicHead.seq} of the register that you show is not the backup’s: they are two different histories. Find out which one the public has seen.`,
  });
}
