import { currentActor } from '#lib/accounts/session.ts';
import { fileHeaders } from '#lib/core/serving/file-headers.ts';
import { contentRange, readRange } from '#lib/core/serving/range-rules.ts';
import { getKeptFile } from '#lib/releases/attachments/file-queries.ts';

type Params = { params: Promise<{ release: string; file: string; name: string }> };

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'same-origin',
};
const plain = (status: number, text: string, more: Record<string, string> = {}) =>
  new Response(`${text}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', ...more } });

/** A file of a release, for whoever may read the release on the desk. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return plain(401, 'You are signed out. Sign in at /desk/sign-in, then open the file again.');
  const { release, file, name } = await params;
  const kept = await getKeptFile(viewer, { releaseId: release, file, name });
  if (!kept) return plain(404, 'This file does not exist, or is not yours to see.');
  const { bytes, type } = kept;
  // A range cannot be checked against the file that the reader began with, so the whole file is
  // sent.
  const range = request.headers.has('if-range') ? null : readRange(request.headers.get('range'), bytes.length);
  const allHeaders = { ...headers, ...fileHeaders(type, name), 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (range === null) return new Response(bytes, { headers: allHeaders });
  if (range === 'beyond')
    return plain(416, 'There is nothing there.', { 'Content-Range': contentRange(range, bytes.length) });
  return new Response(bytes.subarray(range.from, range.to + 1), {
    status: 206,
    headers: { ...allHeaders, 'Content-Range': contentRange(range, bytes.length) },
  });
}
