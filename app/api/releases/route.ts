import { signedOut } from '#lib/accounts/rules.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { httpStatus } from '#lib/core/result.ts';
import { findForPalette } from '#lib/releases/finding/finder-queries.ts';

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** The newest releases that fit `q` and that the viewer may see, for the palette. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return Response.json(signedOut, { status: httpStatus[signedOut.kind], headers });
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json(await findForPalette(viewer, q), { headers });
}
