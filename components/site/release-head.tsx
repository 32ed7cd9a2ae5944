import type { PublicPage } from '#lib/site/schema.ts';
import { formsOf } from './forms.ts';

/** What the head of a release's page says to machines. */
export function ReleaseHead({ page }: { page: PublicPage }) {
  return (
    <>
      {page.previous && <link rel="prev" href={page.previous.path} />}
      {page.next && <link rel="next" href={page.next.path} />}
      {page.text &&
        formsOf.map(({ ending, type }) => (
          <link key={ending} rel="alternate" type={type} href={`${page.path}.${ending}`} />
        ))}
      {(page.state === 'withdrawn' || page.edition !== page.newestEdition) && <meta name="robots" content="noindex" />}
    </>
  );
}
