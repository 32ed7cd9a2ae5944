import { jsonInScript, newsArticle } from '#lib/site/news-article-rules.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { formsOf } from '../forms.ts';
import type { Place } from '../place.ts';
import { ShareTags } from './share-tags.tsx';

/**
 * The page that a reader will most likely open next: the next release, or the one before when there
 * is no next. Browsers fetch it ahead and ask whether it is still the same when it is opened.
 */
const aheadOf = ({ next, previous }: PublicPage) => next ?? previous;

/** What the head of a release's page says to machines. */
export function ReleaseHead({ place, page }: { place: Place; page: PublicPage }) {
  const ahead = aheadOf(page);
  return (
    <>
      {page.previous && <link rel="prev" href={page.previous.path} />}
      {page.next && <link rel="next" href={page.next.path} />}
      {ahead && <link rel="prefetch" href={ahead.path} />}
      {page.text &&
        formsOf.map(({ ending, type }) => (
          <link key={ending} rel="alternate" type={type} href={`${page.path}.${ending}`} />
        ))}
      {(page.state === 'withdrawn' || page.edition !== page.newestEdition) && <meta name="robots" content="noindex" />}
      <ShareTags place={place} page={page} />
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped data, which never runs
        dangerouslySetInnerHTML={{ __html: jsonInScript(newsArticle(page, place.house, place.origin)) }}
      />
    </>
  );
}
