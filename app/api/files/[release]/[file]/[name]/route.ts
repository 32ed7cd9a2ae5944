import { currentActor } from '#lib/accounts/session.ts';
import { fileHeaders } from '#lib/core/serving/file-headers.ts';
import { getKeptFile } from '#lib/releases/file-queries.ts';

type Params = { params: Promise<{ release: string; file: string; name: string }> };

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'same-origin',
};
const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });

/** A file that is kept for a release, for whoever may read the release on the desk. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return plain(401, 'You are signed out. Sign in at /desk/sign-in, then open the file again.');
  const { release, file, name } = await params;
  const found = await getKeptFile(viewer, { releaseId: release, file, name });
  if (!found) return plain(404, 'This file does not exist, or is not yours to see.');
  return new Response(found.bytes, {
    headers: { ...headers, ...fileHeaders(found.type, name), 'Content-Type': found.type },
  });
}
