import type { PublicPage } from '#lib/site/schema.ts';
import { Attachments } from '../release/attachments.tsx';
import { Contacts } from '../contacts.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Cite } from './cite.tsx';
import { Editions } from './editions.tsx';
import { Forms } from './forms.tsx';
import { Languages } from './languages.tsx';

type Props = { place: Place; page: PublicPage };

/**
 * What belongs to a release: beside its text on a wide screen, below it elsewhere. A text that is
 * not public has contacts and attachments alone.
 */
export function Margin({ place, page, isPublic = true }: Props & { isPublic?: boolean }) {
  return (
    <aside className="margin" aria-label={wordsOf(page.language).about}>
      <Contacts contacts={page.text?.content.contacts} place={place} language={page.language} />
      <Attachments place={place} page={page} />
      {isPublic && (
        <>
          <Languages place={place} page={page} />
          <Forms page={page} />
          <Cite place={place} page={page} />
          <Editions place={place} page={page} />
        </>
      )}
    </aside>
  );
}
