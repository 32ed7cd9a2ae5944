import { CorrectionsDocument } from '#components/site/front/corrections.tsx';
import { prefixOf } from '#components/site/place.ts';
import { listPutRight } from '#lib/site/front/put-right-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

const size = 50;

/** What was put right. `?before=` continues below an entry of the register. */
export async function correctionsAnswer(request: Request, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const before = new URL(request.url).searchParams.get('before');
  const { items, more } = await listPutRight(before === null ? null : Number(before), size);
  if (before !== null && items.length === 0) return notFound();
  const path = `${prefixOf(house, language)}/corrections`;
  const older = more ? `${path}?before=${items.at(-1)?.seq}` : null;
  return page(
    <CorrectionsDocument place={placeOf(house, language, path)} items={items} older={older} newest={before === null} />,
    [tag.latest],
  );
}
