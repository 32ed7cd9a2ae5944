import { currentActor } from '#lib/accounts/session.ts';
import { getKeptFile } from '#lib/releases/file-queries.ts';

type Params = { params: Promise<{ release: string; file: string; name: string }> };

const headers = {
  'Cache-Control': 'private, no-store',
  // Browsers show PDF by an object of their own, so objects stay allowed; nothing of a file is run.
  'Content-Security-Policy': "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'same-origin',
};
const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });

/** What a browser shows by itself; the rest it keeps, under the name that the text gives it. */
const shown = /^(?:application\/pdf|image\/|text\/plain)/;

/** A file that is kept for a release, for whoever may read the release on the desk. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return plain(401, 'You are signed out. Sign in at /desk/sign-in, then open the file again.');
  const { release, file, name } = await params;
  const found = await getKeptFile(viewer, { releaseId: release, file, name });
  if (!found) return plain(404, 'This file does not exist, or is not yours to see.');
  const how = shown.test(found.type) ? 'inline' : 'attachment';
  return new Response(found.bytes, {
    headers: {
      ...headers,
      'Content-Type': found.type,
      'Content-Disposition': `${how}; filename="${name}"`,
    },
  });
}
