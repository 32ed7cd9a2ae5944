import { LatestDocument } from '#components/site/lists.tsx';
import { prefixOf } from '#components/site/place.ts';
import { listLatest } from '#lib/site/list-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

const size = 40;

/** The newest releases in a language. `?before=pr/2021/11/197` continues after that one. */
export async function latestAnswer(request: Request, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const before = new URL(request.url).searchParams.get('before');
  const releases = `${prefixOf(house, language)}/releases/`;
  const list = await listLatest({ house, language, size }, before === null ? null : releases + before);
  if (!list) return notFound();
  const last = list.items.at(-1);
  const home = prefixOf(house, language) || '/';
  const older = list.more && last ? `${home}?before=${last.path.slice(releases.length)}` : null;
  const place = placeOf(house, language, before === null ? home : `${home}?before=${before}`);
  return page(<LatestDocument place={place} list={list} older={older} newest={before === null} />, [tag.latest]);
}
