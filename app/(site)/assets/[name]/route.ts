import { siteResponse } from '#lib/core/serving/site-response.ts';
import { getEmblem, getHouse } from '#lib/site/queries.ts';
import { notFound } from '../../_answers/answer.ts';
import { findAsset } from '../../_answers/assets.ts';

const emblem = /^emblem-([0-9a-f]{64})$/;

/**
 * Fonts, the stylesheet and the house's emblem, whose names change with their bytes. The address of
 * an older stylesheet redirects to today's.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const hash = emblem.exec(name)?.[1];
  const asset = hash ? await getEmblem(hash) : await findAsset(name, getHouse);
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
