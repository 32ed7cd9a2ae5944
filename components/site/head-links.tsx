import { inLanguage } from '#lib/core/languages.ts';
import { type Place, prefixOf } from './place.ts';

export type HeadLinksProps = {
  place: Place;
  /** The page's path in each other language. */
  inOtherLanguage?: Record<string, string>;
  /** The path by which the page is known; null for one that is no page of its own. */
  canonical?: string | null;
};

/**
 * The page in each of its languages. An address that continues a list has none: in another language
 * the list goes on elsewhere.
 */
function languagesOf({ place, inOtherLanguage = {} }: HeadLinksProps): [string, string][] {
  const { house, language, path } = place;
  const all = { [language]: path, ...inOtherLanguage };
  return all[language] === path ? house.languages.flatMap((one) => (all[one] ? [[one, all[one]]] : [])) : [];
}

/** The page's own address, and its languages. */
function Addresses(props: HeadLinksProps) {
  const { place, canonical = place.path } = props;
  if (canonical === null) return null;
  const languages = canonical === place.path ? languagesOf(props) : [];
  const [first] = languages;
  return (
    <>
      <link rel="canonical" href={place.origin + canonical} />
      {first && languages.length > 1 && (
        <>
          {languages.map(([language, path]) => (
            <link key={language} rel="alternate" hrefLang={language} href={place.origin + path} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={place.origin + first[1]} />
        </>
      )}
    </>
  );
}

/** What every page says of its own address, its languages, its feeds and the search. */
export function HeadLinks(props: HeadLinksProps) {
  const { house, language } = props.place;
  const prefix = prefixOf(house, language);
  const feed = `${prefix}/feeds/all`;
  const title = inLanguage(house.names, language);
  return (
    <>
      <Addresses {...props} />
      <link rel="alternate" type="application/atom+xml" title={title} href={`${feed}.atom`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${feed}.json`} />
      <link rel="search" type="application/opensearchdescription+xml" title={title} href={`${prefix}/opensearch.xml`} />
    </>
  );
}
