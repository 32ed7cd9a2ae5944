import type { PublicPage } from '#lib/site/schema.ts';
import { momentOf } from './dates.ts';
import type { Place } from './place.ts';
import { wordsOf } from './words.ts';

type Props = { place: Place; page: PublicPage };

/** That a release was withdrawn, when and why. */
export function Withdrawn({ place, page }: Props) {
  const words = wordsOf(page.language);
  if (!page.withdrawal) return null;
  return (
    <aside className="notice" data-kind="withdrawn">
      <h2>{words.withdrawn}</h2>
      <p>
        {words.withdrawnOn(momentOf(page.withdrawal.at, page.language, place.house.timeZone))} {page.withdrawal.reason}
      </p>
      <p>{page.text ? words.textStays : words.textGone}</p>
    </aside>
  );
}

function Corrected({ place, page }: Props) {
  const words = wordsOf(page.language);
  if (page.edition !== page.newestEdition) {
    return (
      <aside className="notice" data-kind="corrected">
        <h2>{words.edition(String(page.edition))}</h2>
        <p>
          {words.olderEdition(String(page.edition))} <a href={page.path}>{words.readNewest}</a>
        </p>
      </aside>
    );
  }
  if (page.edition === 1) return null;
  return (
    <aside className="notice" data-kind="corrected">
      <h2>{words.corrected}</h2>
      <p>
        {words.correctedOn(momentOf(page.editionAt, page.language, place.house.timeZone))} {page.note}{' '}
        {page.text && <a href={`${page.path}/changes`}>{words.readChanges}</a>}
      </p>
    </aside>
  );
}

/** What a reader must know before the text. It is in words, and never by colour alone. */
export function Notices(props: Props) {
  return (
    <>
      <Withdrawn {...props} />
      <Corrected {...props} />
    </>
  );
}
