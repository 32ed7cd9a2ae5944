import 'server-only';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import { textOfEdition } from '#lib/text/schema.ts';
import { getPage } from './queries.ts';
import { redlineAside } from './redline-aside.ts';
import type { PublicPage, PublicRedline } from './schema.ts';

const partsOfPage = ({ text }: PublicPage) => text && partsOf(textOfEdition(text.content));

/**
 * The redline of two editions of a release.
 * @param path the release's address, "/releases/pr/2021/11/197"
 * @param from the earlier edition; null for the one before `to`
 * @param to the later edition; null for the newest
 * @returns null without such a release or edition, or if `from` is not the earlier one
 */
export async function getRedline(path: string, from: number | null, to: number | null): Promise<PublicRedline | null> {
  const later = await getPage(path, to);
  if (!later) return null;
  const { house, page } = later;
  const editionOf = (edition: number) => page.editions.find((one) => one.edition === edition);
  const until = editionOf(page.edition);
  if (!until) return null;
  const since = from ?? page.edition - 1;
  const bare = { house, page, to: until, redline: null, isRemoved: page.text === null };
  if (from === null && to === null && since === 0) return { ...bare, from: null };
  const first = editionOf(since);
  if (!first || since >= page.edition) return null;
  const earlier = await getPage(path, since);
  const [before, after] = [earlier && partsOfPage(earlier.page), partsOfPage(page)];
  if (!before || !after) return { ...bare, from: first, isRemoved: true };
  return { ...bare, from: first, redline: await redlineAside(before, after) };
}
