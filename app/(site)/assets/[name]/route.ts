import { siteResponse } from '#lib/core/serving/site-response.ts';
import { notFound } from '../../_answers/answer.ts';
import { assetNamed } from '../../_answers/assets.ts';

/** Fonts and the stylesheet, under names that change with their bytes. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const asset = assetNamed((await params).name);
  if (!asset) return notFound();
  return siteResponse({ type: asset.type, body: asset.bytes, keep: asset.current ? 'immutable' : 'brief' });
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
