import { prefixOf } from '#components/site/frame.tsx';
import { RegisterDocument } from '#components/site/register.tsx';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { getHouse } from '#lib/publishing/queries.ts';
import { listRegister } from '#lib/publishing/register-queries.ts';
import { tag } from '#lib/publishing/tags-rules.ts';
import { json, languageOf, notFound, page, placeOf } from './answer.ts';

const size = 100;

const placeIn = (request: Request): number | null => {
  const asked = new URL(request.url).searchParams.get('before');
  return asked === null ? null : Number(asked);
};

/** The register as a page; `?before=` a sequence number goes on below it. */
export async function registerAnswer(request: Request, named: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, named);
  if (language === null) return notFound();
  const before = placeIn(request);
  const { entries, more } = await listRegister(before, size);
  if (before !== null && entries.length === 0) return notFound();
  const path = `${prefixOf(house, language)}/register`;
  const older = more ? `${path}?before=${entries.at(-1)?.seq}` : null;
  return page(
    <RegisterDocument
      place={placeOf(house, language, path)}
      entries={entries}
      older={older}
      newest={before === null}
    />,
    [tag.register],
  );
}

/** The register as data: each entry with all that its hash is made of. */
export async function registerJson(request: Request): Promise<Response> {
  const before = placeIn(request);
  const { entries, more } = await listRegister(before, size);
  if (before !== null && entries.length === 0) return notFound();
  const next = more ? `${siteOrigin()}/register.json?before=${entries.at(-1)?.seq}` : null;
  return json({ entries, next }, [tag.register]);
}
