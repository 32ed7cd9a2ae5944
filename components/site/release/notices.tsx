import type { PublicPage } from '#lib/site/schema.ts';
import { Moment } from '../moment.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

type Props = { place: Place; page: PublicPage };

type NoticeProps = Props & {
  /** h1 where the page has no other heading. */
  heading?: 'h1' | 'h2';
};

/** That a release was withdrawn, when and why. */
export function Withdrawn({ place, page, heading: Heading = 'h2' }: NoticeProps) {
  const words = wordsOf(page.language);
  if (!page.withdrawal) return null;
  return (
    <aside className="notice" data-kind="withdrawn" aria-labelledby="withdrawn">
      <Heading id="withdrawn">{words.withdrawn}</Heading>
      <p className="notice-when">
        <Moment at={page.withdrawal.at} place={place} />
      </p>
      {page.withdrawal.reason && <p>{page.withdrawal.reason}</p>}
      <p>{page.text ? words.textStays : words.textGone}</p>
    </aside>
  );
}

/** Corrections with their moments, what each changed in words, and the way to the marked text. */
function Corrections({ place, page, after }: Props & { after: number }) {
  const words = wordsOf(page.language);
  const corrections = page.editions.filter(({ edition }) => edition > after);
  return (
    <ol className="corrections">
      {corrections.toReversed().map(({ edition, publishedAt, note }) => (
        <li key={edition}>
          <Moment at={publishedAt} place={place} />
          <p>
            {note}{' '}
            {page.text && (
              <a
                href={`${page.path}/changes?from=${edition - 1}&to=${edition}`}
                aria-label={`${words.readChanges}${words.comma}${words.editionsCompared(String(edition - 1), String(edition))}`}
              >
                {words.readChanges}
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Corrected({ place, page }: Props) {
  const words = wordsOf(page.language);
  if (page.newestEdition === 1) return null;
  const isOlder = page.edition !== page.newestEdition;
  const times = page.newestEdition - (isOlder ? page.edition : 1);
  return (
    <aside className="notice" data-kind="corrected" aria-labelledby="corrected">
      <h2 id="corrected">{isOlder ? words.edition(String(page.edition)) : words.correctedTimes(times)}</h2>
      {isOlder && (
        <p>
          {words.olderEdition(String(page.edition))} <a href={page.path}>{words.readNewest}</a>
        </p>
      )}
      <Corrections place={place} page={page} after={isOlder ? page.edition : 1} />
    </aside>
  );
}

/** What a reader must know before the text. It is in words, and never by colour alone. */
export function Notices(props: NoticeProps) {
  return (
    <>
      <Withdrawn {...props} />
      <Corrected {...props} />
    </>
  );
}
