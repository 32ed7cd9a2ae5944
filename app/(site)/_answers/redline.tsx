import { RedlineDocument } from '#components/site/redline.tsx';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { getRedline } from '#lib/site/redline-queries.ts';
import type { ComparedEdition, PublicRedline } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { json, languageOf, notFound, page, placeOf } from './answer.ts';

const editionIn = (query: URLSearchParams, name: 'from' | 'to') => {
  const value = query.get(name);
  return value === null ? null : Number(value);
};

function editionData(release: string, edition: ComparedEdition | null) {
  return edition && { ...edition, url: `${release}?edition=${edition.edition}` };
}

function data({ page: release, from, to, redline, isRemoved }: PublicRedline) {
  const address = siteOrigin() + release.path;
  return {
    release: address,
    label: release.label,
    language: release.language,
    from: editionData(address, from),
    to: editionData(address, to),
    textRemoved: isRemoved,
    parts: redline?.parts ?? null,
  };
}

/**
 * What changed between two editions, as a page or as data. With one edition it says so. If a
 * withdrawal removed the texts it answers 410, as the release's own address does.
 */
export async function redlineAnswer(
  request: Request,
  release: string[],
  form: 'page' | 'json',
  languageKey: string | undefined,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const path = `${languageKey === undefined ? '' : `/${languageKey}`}/releases/${release.join('/')}`;
  const result = await getRedline(path, editionIn(query, 'from'), editionIn(query, 'to'));
  if (!result || languageOf(result.house, languageKey) !== result.page.language) return notFound();
  const tags = [tag.release(result.page.id)];
  const status = result.isRemoved ? 410 : 200;
  if (form === 'json') return json(data(result), tags, status);
  const place = placeOf(result.house, result.page.language, `${path}/changes`);
  return page(<RedlineDocument place={place} result={result} />, tags, status);
}
