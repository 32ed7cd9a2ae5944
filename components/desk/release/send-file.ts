// Sends a file from this computer to the newsroom, beside the text, which is saved meanwhile.
import { viewerHeader } from '#lib/accounts/rules.ts';
import type { Reason, Result } from '#lib/core/result.ts';
import { kindOfName, refusalOfFile } from '#lib/media/rules.ts';
import type { KeptFileInfo } from '#lib/releases/attachment-schema.ts';

const notArrived = (name: string): Reason => ({
  code: 'unreachable',
  message: `“${name}” did not arrive: it could not be read, or the newsroom did not answer. Attach it again in a moment.`,
});

type Sending = { viewerId: string; releaseId: string; signal: AbortSignal };

/** Sends one file. A fault that can be seen here is refused before. */
export async function sendFile(file: File, { viewerId, releaseId, signal }: Sending): Promise<Result<KeptFileInfo>> {
  const refusal = refusalOfFile(file.name, file.size, kindOfName(file.name));
  if (refusal) return refusal;
  try {
    const address = `/api/files/${releaseId}?name=${encodeURIComponent(file.name)}`;
    const headers = { 'content-type': 'application/octet-stream', [viewerHeader]: viewerId };
    const answer = await fetch(address, { method: 'POST', body: file, headers, signal });
    return (await answer.json()) as Result<KeptFileInfo>;
  } catch {
    return { ok: false, kind: 'unavailable', reasons: [notArrived(file.name)] };
  }
}
