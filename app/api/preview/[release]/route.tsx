import { currentActor } from '#lib/accounts/session.ts';
import { previewFor, shownHouse } from '#lib/releases/preview/links.ts';
import { inOneLine, noPreview, previewAnswer } from '../answer.tsx';

/** The text of a release as its page, for whoever may read it on the desk. */
export async function GET(_request: Request, { params }: { params: Promise<{ release: string }> }): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return inOneLine(401, 'You are signed out. Sign in at /desk/sign-in, then open the preview again.');
  const { release } = await params;
  const preview = await previewFor(viewer, release);
  return preview ? previewAnswer(preview, null) : noPreview(await shownHouse());
}
