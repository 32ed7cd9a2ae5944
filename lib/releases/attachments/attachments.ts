import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { hashOfBytes } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Refusal, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { kindOf } from '#lib/media/detect.ts';
import { roomOf, typesOfKept, writeFile } from '#lib/media/files.ts';
import { type FileKind, fileKinds } from '#lib/text/file-kinds-rules.ts';
import { nameOf, refusalOfFile, refusalOfRoom, titleOf } from '#lib/media/rules.ts';
import { refusalOfNames } from './attachment-rules.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { KeptFileInfo, KeepFileInput } from './attachment-schema.ts';
import type { Content } from '#lib/text/schema.ts';

/**
 * Keeps a file for a release, once. It is no attachment yet: `saveDraft` adds it to the text.
 */
export const keepFile = command(async (tx, actor, input: KeepFileInput): Promise<Result<KeptFileInfo>> => {
  const { releaseId, name, bytes } = input;
  const kind = kindOf(bytes, name);
  const file = hashOfBytes(bytes);
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const refused = refusal('save', actor, current.facts, null) ?? refusalOfFile(name, bytes.length, kind);
  if (refused) return refused;
  const fileKind = kind as FileKind;
  const { type } = fileKinds[fileKind];
  const space = await roomOf(tx, releaseId, file);
  const names = (current.content.attachments ?? []).map((attachment) => attachment.name);
  const kept = { file, name: nameOf(name, fileKind, names), title: titleOf(name), size: bytes.length };
  if (space.has) return ok(kept);
  const spaceRefusal = refusalOfRoom(space.bytes, bytes.length);
  if (spaceRefusal) return spaceRefusal;
  await writeFile(tx, { releaseId, file, type, bytes, keptById: actor.id });
  await recordEvent(tx, actor, {
    type: 'file.kept',
    ...subject(current),
    data: { file, name: kept.name, type, size: bytes.length },
  });
  return ok(kept);
});

/** Every reason against the attachments of a text, or null. */
export async function refusalOfAttachments(
  tx: Tx,
  releaseId: string,
  { attachments = [] }: Content,
): Promise<Refusal | null> {
  if (attachments.length === 0) return null;
  const types = await typesOfKept(
    tx,
    releaseId,
    attachments.map(({ file }) => file),
  );
  return refusalOfNames(attachments, types);
}
