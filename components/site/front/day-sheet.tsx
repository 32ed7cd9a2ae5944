import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { DayText } from '#lib/site/schema.ts';
import { dayName, momentOf } from '../dates.ts';
import { inItsOwn } from '../foreign.tsx';
import { Frame } from '../frame.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { RichText } from '../release/rich-text.tsx';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

const figure = (line: string) => (isCapitals(line) ? 'capitals' : undefined);

/** Headline and text, in the release's own language. */
function Text({ text: { item, content, html } }: { text: DayText }) {
  if (!content || html === null) return null;
  const { kicker, headline, subheadlines, dateline, endMark } = content;
  return (
    <div className="document" lang={item.language} dir={directionOf(item.language)}>
      {kicker && (
        <p className="document-kicker" data-case={figure(kicker)}>
          {kicker}
        </p>
      )}
      <h2 className="document-headline" data-case={figure(headline)}>
        {headline}
      </h2>
      {subheadlines.map((line) => (
        <p key={line} className="document-sub" data-case={figure(line)}>
          {line}
        </p>
      ))}
      {dateline.text && <p className="document-dateline">{dateline.text}</p>}
      <RichText html={html} language={item.language} />
      {endMark && (
        <p className="document-end" role="img" aria-label={wordsOf(item.language).endOfRelease}>
          <span className="document-end-mark">{endMark}</span>
        </p>
      )}
    </div>
  );
}

/** What a reader must know before the text: its language, that it was corrected or withdrawn. */
function Notice({ text: { item, content, reason }, place }: { text: DayText; place: Place }) {
  const words = wordsOf(place.language);
  const isForeign = item.language !== place.language;
  if (item.state !== 'withdrawn' && item.edition === 1 && !isForeign) return null;
  return (
    <div className="notice" data-kind={item.state === 'withdrawn' ? 'withdrawn' : 'corrected'}>
      {item.state === 'withdrawn' && (
        <p>
          <b>{words.withdrawn}.</b> {reason && <span dir="auto">{reason}</span>}{' '}
          {content ? words.textStays : words.textGone}
        </p>
      )}
      {item.edition > 1 && (
        <p>
          <b>{words.correctedTimes(item.edition - 1)}.</b> <a href={item.path}>{words.readOnItsPage}</a>
        </p>
      )}
      {isForeign && <p>{words.notIssuedIn(item.label, nameOfLanguageIn(place.language, place.language))} </p>}
    </div>
  );
}

function Release({ text, place }: { text: DayText; place: Place }) {
  const { language, house } = place;
  const { item } = text;
  return (
    <article className="sheet-release">
      <p className="folio">
        <b className="folio-number">
          <a href={item.path}>
            <bdi>{item.label}</bdi>
          </a>
        </b>
        <span className="folio-desk" {...inItsOwn(item.language, language)}>
          {item.deskName}
        </span>
        <time className="folio-date" dateTime={item.publishedAt.toISOString()}>
          {momentOf(item.publishedAt, language, house.timeZone)}
        </time>
      </p>
      <Notice text={text} place={place} />
      <Text text={text} />
    </article>
  );
}

type Props = { place: Place; day: string; texts: DayText[]; more: string | null };

/** The full texts of a day one after the other, to read through or to print. */
export function DaySheetDocument({ place, day, texts, more }: Props) {
  const { house, language } = place;
  const words = wordsOf(language);
  const rest = `/archive/${day.replaceAll('-', '/')}`;
  const dayPath = prefixOf(house, language) + rest;
  return (
    <Frame
      place={place}
      title={`${dayName(day, language)}: ${words.oneSheet}`}
      description={words.sheetIntro}
      here="archive"
      inOtherLanguage={sameIn(house, `${rest}/sheet`)}
      // The texts stand at addresses of their own.
      head={<meta name="robots" content="noindex" />}
    >
      <div className="page-head">
        <h1>
          <time dateTime={day}>{dayName(day, language)}</time>
        </h1>
        <p>
          {words.sheetIntro} <a href={dayPath}>{words.dayAsList}</a>
        </p>
      </div>
      {texts.map((text) => (
        <Release key={text.item.path} text={text} place={place} />
      ))}
      <Pager language={language} next={more === null ? null : { href: more, text: words.moreOfDay }}>
        <a href={dayPath}>{words.dayAsList}</a>
      </Pager>
    </Frame>
  );
}
