import { isCapitals } from '#components/ui/capitals.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { dateOf, momentOf } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Margin } from '../margin/margin.tsx';
import { Notices } from './notices.tsx';
import { Record } from './record.tsx';
import { ReleaseHead } from './release-head.tsx';
import { RichText } from './rich-text.tsx';
import { Folio, Turn } from './turn.tsx';
import { type Place, printedAddress } from '../place.ts';
import { wordsOf } from '../words/words.ts';

type Props = { place: Place; page: PublicPage };

/** From this many characters on a headline is set smaller. */
const long = 121;

const figure = (line: string) => (isCapitals(line) ? 'capitals' : undefined);
/** An opening quotation mark hangs outside the column. */
const hangs = (line: string) => (/^[“‘"']/.test(line) ? '' : undefined);

/** The text of a release. */
export function ReleaseText({ page }: { page: PublicPage }) {
  const { text } = page;
  if (!text) return null;
  const { kicker, headline, subheadlines, dateline, endMark } = text.content;
  return (
    <article className="document" lang={page.language} dir={page.dir}>
      {kicker && (
        <p className="document-kicker" data-case={figure(kicker)}>
          {kicker}
        </p>
      )}
      <h1
        className="document-headline"
        data-case={figure(headline)}
        data-hangs={hangs(headline)}
        data-long={headline.length >= long ? '' : undefined}
      >
        {headline}
      </h1>
      {subheadlines.map((line) => (
        <p key={line} className="document-sub" data-case={figure(line)}>
          {line}
        </p>
      ))}
      {dateline.text && <p className="document-dateline">{dateline.text}</p>}
      <RichText html={text.html.body} language={page.language} />
      {endMark && (
        <p className="document-end" role="img" aria-label={wordsOf(page.language).endOfRelease}>
          <span className="document-end-mark">{endMark}</span>
        </p>
      )}
      {text.html.notes && (
        <section className="document-notes" aria-labelledby="notes">
          <h2 id="notes">{wordsOf(page.language).notes}</h2>
          <RichText html={text.html.notes} language={page.language} />
        </section>
      )}
    </article>
  );
}

/** A release: folio, notices, text, previous and next, and its record. */
export function ReleaseDocument({ place, page }: Props) {
  const words = wordsOf(page.language);
  const headline = page.text?.content.headline ?? words.headlineGone;
  const isWithdrawn = page.state === 'withdrawn';
  const languages = Object.fromEntries(page.languages.map(({ language, path }) => [language, path]));
  return (
    <Frame
      place={place}
      title={isWithdrawn && page.text ? `${words.withdrawn}: ${page.label}: ${headline}` : `${page.label}: ${headline}`}
      description={
        page.withdrawal
          ? `${words.withdrawnOn(momentOf(page.withdrawal.at, page.language, place.house.timeZone))} ${page.withdrawal.reason}`
          : `${page.deskName}, ${dateOf(page.publishedAt, page.language, place.house.timeZone)}. ${headline}`
      }
      inOtherLanguage={languages}
      printed={{ label: page.label, address: printedAddress(place, page.path) }}
      canonical={page.path}
      head={<ReleaseHead place={place} page={page} />}
    >
      <div className="release">
        <Folio place={place} page={page} />
        <Notices place={place} page={page} heading={page.text ? 'h2' : 'h1'} />
        <ReleaseText page={page} />
        <Margin place={place} page={page} />
        <nav className="turn" aria-label={words.turn}>
          <Turn to={page.previous} rel="prev" place={place} period={page.period} />
          <Turn to={page.next} rel="next" place={place} period={page.period} />
        </nav>
        <Record place={place} page={page} />
      </div>
      <p className="printed">
        {words.printedFrom} <span dir="ltr">{place.origin + page.path}</span>
      </p>
    </Frame>
  );
}
