import type { PublicPage } from '#lib/site/schema.ts';
import { formsOf } from './forms.ts';
import type { Place } from './frame.tsx';

/** What the head of a release's page says to machines. */
export function ReleaseHead({ place, page }: { place: Place; page: PublicPage }) {
  const { origin } = place;
  return (
    <>
      <link rel="canonical" href={origin + page.path} />
      {page.previous && <link rel="prev" href={page.previous.path} />}
      {page.next && <link rel="next" href={page.next.path} />}
      {page.languages.length > 0 && <link rel="alternate" hrefLang={page.language} href={origin + page.path} />}
      {page.languages.map(({ language, path }) => (
        <link key={language} rel="alternate" hrefLang={language} href={origin + path} />
      ))}
      {page.text &&
        formsOf.map(({ ending, type }) => (
          <link key={ending} rel="alternate" type={type} href={`${page.path}.${ending}`} />
        ))}
      {(page.state === 'withdrawn' || page.edition !== page.newestEdition) && <meta name="robots" content="noindex" />}
    </>
  );
}
