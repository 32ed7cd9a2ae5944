import { FrontDocument } from '#components/site/front/front.tsx';
import { OlderDocument } from '#components/site/front/older.tsx';
import { prefixOf } from '#components/site/place.ts';
import { dayOf, nextMidnight } from '#lib/core/time/calendar.ts';
import { getFront } from '#lib/site/front/front-queries.ts';
import { listLatest, type Reader } from '#lib/site/list-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { provePeriods } from '#lib/site/register-count-queries.ts';
import type { FrontPage } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

const size = 40;

/** The proof of the newest month. A period of a year or more is too long to count here. */
async function proofOf({ days: [newest] }: FrontPage) {
  const [most] = newest?.spans.toSorted((a, b) => b.count - a.count) ?? [];
  const isMonth = most && /^\d{4}-\d{2}$/.test(most.period);
  return isMonth ? ((await provePeriods([most]))[0] ?? null) : null;
}

async function front(reader: Reader): Promise<Response> {
  const { house, language } = reader;
  const now = new Date();
  const newest = await getFront(reader);
  const proven = await proofOf(newest);
  const place = placeOf(house, language, prefixOf(house, language) || '/');
  return page(
    <FrontDocument place={place} front={newest} proven={proven} today={dayOf(now, house.timeZone)} />,
    [tag.latest, tag.register],
    200,
    nextMidnight(now, house.timeZone),
  );
}

async function older(reader: Reader, before: string): Promise<Response> {
  const { house, language } = reader;
  const releases = `${prefixOf(house, language)}/releases/`;
  const list = await listLatest({ ...reader, size }, releases + before);
  if (!list) return notFound();
  const last = list.items.at(-1);
  const home = prefixOf(house, language) || '/';
  const next = list.more && last ? `${home}?before=${last.path.slice(releases.length)}` : null;
  return page(<OlderDocument place={placeOf(house, language, `${home}?before=${before}`)} list={list} older={next} />, [
    tag.latest,
  ]);
}

/** The front page. `?before=pr/2021/11/197` continues below that release. */
export async function latestAnswer(request: Request, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const before = new URL(request.url).searchParams.get('before');
  return before === null ? front({ house, language }) : older({ house, language }, before);
}
