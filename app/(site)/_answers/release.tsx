import { ReleaseDocument } from '#components/site/release.tsx';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { ninjs } from '#lib/publishing/ninjs-rules.ts';
import { type FoundPage, getPage } from '#lib/publishing/queries.ts';
import { tag } from '#lib/publishing/tags-rules.ts';
import { json, languageOf, notFound, page, placeOf } from './answer.ts';
import { redlineAnswer } from './redline.tsx';

const forms = /^(.*?)(?:\.(txt|json))?$/;

function tagsOfPage({ page: { id, series, period, number }, neighbourIds }: FoundPage): string[] {
  return [tag.release(id), ...neighbourIds.map(tag.release), tag.number(series, period, number)];
}

function text(found: FoundPage): Response {
  const { page } = found;
  const withdrawn = page.text === null;
  return siteResponse({
    status: withdrawn ? 410 : 200,
    type: 'text/plain; charset=utf-8',
    body: page.text?.plain ?? '',
    keep: 'tagged',
    tags: [tag.release(page.id)],
    headers: { Link: `<${siteOrigin()}${page.path}>; rel="canonical"`, 'Content-Language': page.language },
  });
}

/** A release in one of its forms: the page, `.txt`, `.json`; `?edition=` an earlier edition; below it `/changes`. */
export async function releaseAnswer(request: Request, address: string[], named: string | undefined): Promise<Response> {
  const last = address.at(-1);
  if (last === 'changes') return redlineAnswer(request, address.slice(0, -1), 'page', named);
  if (last === 'changes.json') return redlineAnswer(request, address.slice(0, -1), 'json', named);
  const [, rest = '', form] = forms.exec(address.join('/')) ?? [];
  const asked = new URL(request.url).searchParams.get('edition');
  const path = `${named === undefined ? '' : `/${named}`}/releases/${rest}`;
  const found = await getPage(path, asked === null ? null : Number(asked));
  if (!found || languageOf(found.house, named) !== found.page.language) return notFound();
  const status = found.page.text ? 200 : 410;
  if (form === 'txt') return text(found);
  if (form === 'json') return json(ninjs(found.page, found.house, siteOrigin()), tagsOfPage(found), status);
  return page(
    <ReleaseDocument place={placeOf(found.house, found.page.language, path)} page={found.page} />,
    tagsOfPage(found),
    status,
  );
}
