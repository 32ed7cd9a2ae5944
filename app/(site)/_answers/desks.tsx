import { DeskDocument, DesksDocument } from '#components/site/front/desks.tsx';
import { prefixOf } from '#components/site/place.ts';
import { listDesk, listDesks } from '#lib/site/front/desk-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

/** Releases a desk has on the page of all desks, and on a page of its own. */
const sizes = { newest: 4, page: 40 };

/** All desks, or one desk's releases. `?before=pr/2021/11/197` continues below that release. */
export async function desksAnswer(
  request: Request,
  key: string | undefined,
  languageKey: string | undefined,
): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const prefix = prefixOf(house, language);
  if (key === undefined) {
    const desks = await listDesks({ house, language }, sizes.newest);
    return page(<DesksDocument place={placeOf(house, language, `${prefix}/desks`)} desks={desks} />, [tag.latest]);
  }
  const releases = `${prefix}/releases/`;
  const before = new URL(request.url).searchParams.get('before');
  const list = await listDesk({ house, language, size: sizes.page }, key, before === null ? null : releases + before);
  if (!list) return notFound();
  const path = `${prefix}/desks/${key}`;
  const last = list.items.at(-1);
  const older = list.more && last ? `${path}?before=${last.path.slice(releases.length)}` : null;
  const place = placeOf(house, language, path);
  return page(<DeskDocument place={place} desk={key} list={list} older={older} newest={before === null} />, [
    tag.latest,
  ]);
}
