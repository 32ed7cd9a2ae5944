// A release as schema.org's NewsArticle, for search engines. Pure.
import type { CorrectionComment, NewsArticle, Organization, WithContext } from 'schema-dts';
import { inLanguage } from '#lib/core/languages.ts';
import type { PublicHouse, PublicPage } from './schema.ts';

function organisation(house: PublicHouse, language: string, origin: string): Organization {
  const logo = house.emblem === null ? {} : { logo: origin + house.emblem };
  return { '@type': 'Organization', name: inLanguage(house.names, language), url: `${origin}/`, ...logo };
}

/** Every correction up to this edition, and the withdrawal. */
function corrections({ editions, edition, withdrawal }: PublicPage): CorrectionComment[] {
  const comment = (text: string, at: Date): CorrectionComment => ({
    '@type': 'CorrectionComment',
    text,
    datePublished: at.toISOString(),
  });
  return [
    ...editions
      .filter((one) => one.edition > 1 && one.edition <= edition)
      .map((one) => comment(one.note ?? '', one.publishedAt)),
    ...(withdrawal ? [comment(withdrawal.reason, withdrawal.at)] : []),
  ];
}

/**
 * The other languages. A translation appears after its original, so the first one is the original.
 */
function translations({ languages, publishedAt }: PublicPage, origin: string) {
  const [first] = languages
    .filter((one) => one.publishedAt < publishedAt)
    .sort((a, b) => +a.publishedAt - +b.publishedAt);
  const others = languages.filter((one) => one !== first).map(({ path }) => ({ '@id': origin + path }));
  return {
    ...(first ? { translationOfWork: { '@id': origin + first.path } } : {}),
    ...(!first && others.length > 0 ? { workTranslation: others } : {}),
  };
}

function wordsOf({ text, path, edition, deskName }: PublicPage, origin: string) {
  if (!text) return {};
  const { headline, subheadlines, dateline } = text.content;
  return {
    headline,
    ...(subheadlines.length > 0 ? { alternativeHeadline: subheadlines.join('\n') } : {}),
    ...(dateline.text ? { dateline: dateline.text } : {}),
    ...(edition > 1 ? { isBasedOn: `${origin}${path}?edition=${edition - 1}` } : {}),
    articleSection: deskName,
    associatedMedia: text.attachments.map(({ title, path: at, type, size }) => ({
      '@type': 'MediaObject' as const,
      name: title,
      contentUrl: origin + at,
      encodingFormat: type,
      contentSize: String(size),
    })),
  };
}

/** @param origin the site’s address, without a slash at its end */
export function newsArticle(page: PublicPage, house: PublicHouse, origin: string): WithContext<NewsArticle> {
  const publisher = organisation(house, page.language, origin);
  const address = origin + page.path;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': address,
    url: address,
    mainEntityOfPage: address,
    name: page.label,
    inLanguage: page.language,
    datePublished: page.publishedAt.toISOString(),
    dateModified: (page.withdrawal?.at ?? page.editionAt).toISOString(),
    version: page.edition,
    isAccessibleForFree: true,
    author: publisher,
    publisher,
    ...(page.withdrawal ? { creativeWorkStatus: 'Withdrawn' } : {}),
    correction: corrections(page),
    ...translations(page, origin),
    ...wordsOf(page, origin),
  };
}

/**
 * A value as JSON that may stand in a script element: no sign in it ends the element or begins a
 * comment.
 */
export const jsonInScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
