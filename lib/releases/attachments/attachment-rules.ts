// Which attachments a text may have. Promises:
//   - each file is kept for the release, and its name has the ending of its type
//   - a refusal has a reason for each attachment that breaks this
import type { Reason, Refusal } from '#lib/core/result.ts';
import { fileKinds } from '#lib/text/file-kinds-rules.ts';
import { kindOfName } from '#lib/media/rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';

function reasonAgainst({ file, name }: Attachment, at: number, types: ReadonlyMap<string, string>): Reason[] {
  const type = types.get(file);
  const kind = kindOfName(name);
  const about = { field: `attachments.${at}` };
  if (type === undefined)
    return [
      {
        ...about,
        code: 'file-not-kept',
        message: `The file behind “${name}” is not kept for this release. Attach it.`,
        params: { which: 'lost', name },
      },
    ];
  if (kind === null || fileKinds[kind].type !== type)
    return [
      {
        ...about,
        code: 'file-other-kind',
        message: `“${name}” is no ${kind} file. Give it back its own ending.`,
        params: { which: 'ending', name, kind: kind ?? '' },
      },
    ];
  return [];
}

/** @param types media types of the kept files, by SHA-256 */
export function refusalOfNames(attachments: readonly Attachment[], types: ReadonlyMap<string, string>): Refusal | null {
  const reasons = attachments.flatMap((attachment, at) => reasonAgainst(attachment, at, types));
  return reasons.length === 0 ? null : { ok: false, kind: 'invalid', reasons };
}
