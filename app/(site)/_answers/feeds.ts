import { feedHtml, feedTitle } from '#components/site/feeds/feed-text.tsx';
import { type FeedEntry, type FeedForm, feedIn, feedTypes } from '#components/site/feeds/feed-forms.ts';
import { formsOf, pathOfForm } from '#components/site/forms.ts';
import { prefixOf } from '#components/site/place.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { env } from '#lib/core/env.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { type FeedSubject, listFeed } from '#lib/site/feeds/feed-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import type { FeedItem, PublicHouse } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound } from './answer.ts';

type FeedAddress = { subject: FeedSubject; form: FeedForm };

/** Reads the address of a feed below /feeds: "all.atom", "series/pr.rss". */
function addressOf(which: string[]): FeedAddress | null {
  const [, of, key, form] =
    /^(all|corrections|(?:series|desks)(?=\/))(?:\/([a-z0-9-]+))?\.(atom|rss|json)$/.exec(which.join('/')) ?? [];
  if (of === 'all' || of === 'corrections')
    return key === undefined ? { subject: { of }, form: form as FeedForm } : null;
  return key !== undefined && (of === 'series' || of === 'desks')
    ? { subject: { of, key }, form: form as FeedForm }
    : null;
}

function filesOf({ path, edition, label, language, content, attachments }: FeedItem): FeedEntry['files'] {
  if (!content) return [];
  const words = wordsOf(language);
  const origin = siteOrigin();
  return [
    ...attachments.map(({ path: at, type, title, size }) => ({ url: origin + at, type, title, size })),
    ...formsOf.map(({ ending, type, word }) => ({
      url: origin + pathOfForm({ path, edition, newestEdition: edition }, ending),
      type,
      title: words.fileOfRelease(label, words[word]),
      size: 0,
    })),
  ];
}

function entryOf(house: PublicHouse, language: string, item: FeedItem): FeedEntry {
  const origin = siteOrigin();
  return {
    id: `urn:uuid:${item.id}`,
    url: origin + item.path,
    title: feedTitle({ house, language, item }),
    html: feedHtml({ house, language, origin, item }),
    language: item.language,
    author: item.deskName,
    publishedAt: item.publishedAt,
    changedAt: item.changedAt,
    files: filesOf(item),
  };
}

const pageOf: Record<FeedSubject['of'], string> = {
  all: '',
  corrections: '/corrections',
  series: '/archive',
  desks: '/desks',
};

/** A feed of the newest releases in a language, in one of its forms. */
export async function feedAnswer(which: string[], languageKey: string | undefined): Promise<Response> {
  const asked = addressOf(which);
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null || !asked) return notFound();
  const { subject, form } = asked;
  const list = await listFeed({ house, language }, subject);
  if (!list) return notFound();
  const words = wordsOf(language);
  const name = inLanguage(house.names, language);
  const about = subject.of === 'corrections' ? words.correctedAndWithdrawn : list.name;
  const below = 'key' in subject ? `/${subject.key}` : '';
  const root = siteOrigin() + prefixOf(house, language);
  const address = `${root}/feeds/${subject.of}${below}`;
  const hub = env().PRESSMARK_HUB_URL;
  const body = feedIn(form, {
    address,
    home: `${root}${pageOf[subject.of]}${below}` || `${root}/`,
    title: about === '' ? name : words.feedOf(name, about),
    house: name,
    language,
    hub,
    entries: list.items.map((item) => entryOf(house, language, item)),
  });
  const self = `<${address}.${form}>; rel="self"`;
  return siteResponse({
    type: feedTypes[form],
    body,
    keep: 'tagged',
    tags: [tag.house, tag.latest],
    headers: { Link: hub ? `<${hub}>; rel="hub", ${self}` : self, 'Content-Language': language },
  });
}
