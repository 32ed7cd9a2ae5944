// Sends a file from this computer to the newsroom, beside the text, which is saved meanwhile.
import { worded } from '#components/ui/reasons.tsx';
import { viewerHeader } from '#lib/accounts/rules.ts';
import type { Result } from '#lib/core/result.ts';
import { kindOfName, refusalOfFile } from '#lib/media/rules.ts';
import type { KeptFileInfo } from '#lib/releases/attachments/attachment-schema.ts';

/** `notArrived` are the words for a file that the newsroom did not get. */
type Sending = { viewerId: string; releaseId: string; signal: AbortSignal; notArrived: string };

/** Sends one file. A fault that can be seen here is refused before. */
export async function sendFile(
  file: File,
  { viewerId, releaseId, signal, notArrived }: Sending,
): Promise<Result<KeptFileInfo>> {
  const refusal = refusalOfFile(file.name, file.size, kindOfName(file.name));
  if (refusal) return refusal;
  try {
    const address = `/api/files/${releaseId}?name=${encodeURIComponent(file.name)}`;
    const headers = { 'content-type': 'application/octet-stream', [viewerHeader]: viewerId };
    const answer = await fetch(address, { method: 'POST', body: file, headers, signal });
    return (await answer.json()) as Result<KeptFileInfo>;
  } catch {
    return { ok: false, kind: 'unavailable', reasons: [worded(notArrived)] };
  }
}
