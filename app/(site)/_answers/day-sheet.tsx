import { DaySheetDocument } from '#components/site/front/day-sheet.tsx';
import { prefixOf } from '#components/site/place.ts';
import { listDayTexts } from '#lib/site/front/day-sheet-queries.ts';
import type { Reader } from '#lib/site/list-queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { notFound, page, placeOf } from './answer.ts';

const size = 50;

/**
 * The texts of a day one after the other, to read or to print.
 * @param after the last release of the sheet before, as in `?after=pr/2021/11/197`
 */
export async function daySheetAnswer({ house, language }: Reader, day: string, after: string | null) {
  const prefix = prefixOf(house, language);
  const releases = `${prefix}/releases/`;
  const list = await listDayTexts({ house, language, size }, day, after === null ? null : releases + after);
  const last = list.texts.at(-1);
  if (!last) return notFound();
  const path = `${prefix}/archive/${day.replaceAll('-', '/')}/sheet`;
  const more = list.more ? `${path}?after=${last.item.path.slice(releases.length)}` : null;
  const place = placeOf(house, language, path);
  return page(<DaySheetDocument place={place} day={day} texts={list.texts} more={more} />, [tag.day(day)]);
}
