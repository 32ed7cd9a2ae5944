import { isCapitals } from '#components/ui/capitals.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { About } from './about.tsx';
import { Attachments } from './attachments.tsx';
import { Contacts } from './contacts.tsx';
import { dateOf, momentOf } from './dates.ts';
import { formsOf } from './forms.ts';
import { Frame, type Place } from './frame.tsx';
import { Notices } from './notices.tsx';
import { RichText } from './rich-text.tsx';
import { Folio, Turn } from './turn.tsx';
import { wordsOf } from './words.ts';

type Props = { place: Place; page: PublicPage };

const figure = (line: string) => (isCapitals(line) ? 'capitals' : undefined);
/** An opening quotation mark hangs outside the column. */
const hangs = (line: string) => (/^[“‘"']/.test(line) ? '' : undefined);

/** The text of a release. */
export function ReleaseText({ page }: { page: PublicPage }) {
  const { text } = page;
  if (!text) return null;
  const { kicker, headline, subheadlines, dateline, endMark, contacts } = text.content;
  return (
    <article className="document" lang={page.language} dir={page.dir}>
      {kicker && (
        <p className="document-kicker" data-case={figure(kicker)}>
          {kicker}
        </p>
      )}
      <h1 className="document-headline" data-case={figure(headline)} data-hangs={hangs(headline)}>
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
      <Contacts contacts={contacts} language={page.language} />
      {text.html.notes && (
        <section className="document-notes" aria-labelledby="notes">
          <h2 id="notes">{wordsOf(page.language).notes}</h2>
          <RichText html={text.html.notes} language={page.language} />
        </section>
      )}
    </article>
  );
}

function Head({ place, page }: Props) {
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
        formsOf(page.language).map(({ ending, type }) => (
          <link key={ending} rel="alternate" type={type} href={page.path + ending} />
        ))}
      {(page.state === 'withdrawn' || page.edition !== page.newestEdition) && <meta name="robots" content="noindex" />}
    </>
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
      head={<Head place={place} page={page} />}
    >
      <Folio place={place} page={page} />
      <Notices place={place} page={page} />
      <ReleaseText page={page} />
      <Attachments place={place} page={page} />
      <nav className="turn" aria-label={words.turn}>
        <Turn to={page.previous} rel="prev" place={place} />
        <Turn to={page.next} rel="next" place={place} />
      </nav>
      <About place={place} page={page} />
      <p className="printed">
        {words.printedFrom} <span dir="ltr">{place.origin + page.path}</span>
      </p>
    </Frame>
  );
}
