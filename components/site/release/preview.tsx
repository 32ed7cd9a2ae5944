import type { PublicPage } from '#lib/site/schema.ts';
import { momentOf } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Margin } from '../margin/margin.tsx';
import { ReleaseText } from './release.tsx';
import { Folio } from './turn.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

type Props = {
  place: Place;
  page: PublicPage;
  isCorrection: boolean;
  /** For whom the link is, and until when it holds; null on the desk. */
  link: { name: string; until: Date } | null;
};

/** A text that is not public, as its page will be, with a band that says so. */
export function PreviewDocument({ place, page, isCorrection, link }: Props) {
  const words = wordsOf(page.language);
  return (
    <Frame
      place={place}
      title={`${words.notPublished}: ${page.text?.content.headline ?? ''}`}
      canonical={null}
      head={<meta name="robots" content="noindex, nofollow" />}
      band={
        <aside className="band" aria-label={words.notPublished}>
          <b>{words.notPublished}</b>{' '}
          {link
            ? words.previewFor(link.name, momentOf(link.until, page.language, place.house.timeZone))
            : words.preview}
        </aside>
      }
    >
      <div className="release">
        <Folio place={place} page={page} />
        {isCorrection && (
          <aside className="notice" data-kind="corrected">
            <h2>{words.corrected}</h2>
            <p>{page.note}</p>
          </aside>
        )}
        <ReleaseText page={page} />
        <Margin place={place} page={page} isPublic={false} />
      </div>
    </Frame>
  );
}

/** What everyone else sees at the address of a link. */
export function NoPreviewDocument({ place }: { place: Place }) {
  const words = wordsOf(place.language);
  return (
    <Frame
      place={place}
      title={words.noPreview}
      canonical={null}
      head={<meta name="robots" content="noindex, nofollow" />}
    >
      <h1 className="title">{words.noPreview}</h1>
      <p className="lead">{words.askForLink}</p>
    </Frame>
  );
}
