import { siteResponse } from '#lib/core/serving/site-response.ts';
import { getHouse } from '#lib/site/queries.ts';
import { notFound } from '../../_answers/answer.ts';
import { findAsset } from '../../_answers/assets.ts';

/**
 * Fonts and the stylesheet, whose names change with their bytes. The address of an older stylesheet
 * redirects to today's.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const asset = await findAsset((await params).name, getHouse);
  if (!asset) return notFound();
  if ('now' in asset)
    return siteResponse({
      status: 307,
      type: 'text/plain; charset=utf-8',
      body: 'Moved.\n',
      keep: 'never',
      headers: { Location: asset.now },
    });
  return siteResponse({ type: asset.type, body: asset.bytes, keep: 'immutable' });
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
