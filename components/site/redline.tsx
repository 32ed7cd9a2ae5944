import { isUnchanged, type Redline } from '#lib/text/redline/rules.ts';
import type { ComparedEdition, PublicRedline } from '#lib/site/schema.ts';
import { Frame } from './frame.tsx';
import { Crumbs } from './lists.tsx';
import { MarkedText, numbersOf } from './marked-text.tsx';
import { Moment } from './moment.tsx';
import { Withdrawn } from './release/notices.tsx';
import { type Place, prefixOf } from './place.ts';
import { wordsOf } from './words/words.ts';

function Edition({ edition, path, place }: { edition: ComparedEdition; path: string; place: Place }) {
  const words = wordsOf(place.language);
  return (
    <>
      <a href={`${path}?edition=${edition.edition}`}>{words.edition(String(edition.edition))}</a>
      {words.comma}
      <Moment at={edition.publishedAt} place={place} />
    </>
  );
}

function Legend({ language }: { language: string }) {
  const words = wordsOf(language);
  return (
    <p className="lead-note">
      <del>{words.removedLegend}</del> · <ins>{words.addedLegend}</ins>
    </p>
  );
}

type SummaryProps = { result: PublicRedline; from: ComparedEdition; redline: Redline; language: string };

/** Which comparison is shown, how much it altered, and the way to the first alteration. */
function Summary({ result, from, redline, language }: SummaryProps) {
  const words = wordsOf(language);
  return (
    <p className="lead">
      {words.editionsCompared(String(from.edition), String(result.to.edition))}
      {words.comma}
      {words.changeCount(numbersOf(redline).size)}{' '}
      <a className="first-change" href="#change-1">
        {words.firstChange}
      </a>
    </p>
  );
}

/** The comparison in words, then the marked text, or why there is none. */
function Comparison({ place, result }: { place: Place; result: PublicRedline }) {
  const words = wordsOf(place.language);
  const { page, from, to, redline } = result;
  if (!from) return <p className="lead">{words.oneEdition}</p>;
  return (
    <>
      <dl className="compared">
        <div>
          <dt>{words.before}</dt>
          <dd>
            <Edition edition={from} path={page.path} place={place} />
          </dd>
        </div>
        <div>
          <dt>{words.after}</dt>
          <dd>
            <Edition edition={to} path={page.path} place={place} />
            {to.note && <p>{to.note}</p>}
          </dd>
        </div>
      </dl>
      {result.isRemoved && <p className="lead">{words.textsRemoved}</p>}
      {redline && isUnchanged(redline) && <p className="lead">{words.sameWords}</p>}
      {redline && !isUnchanged(redline) && (
        <Summary result={result} from={from} redline={redline} language={place.language} />
      )}
      {redline && !isUnchanged(redline) && <Legend language={place.language} />}
      {redline && <MarkedText redline={redline} language={page.language} dir={page.dir} isLinked />}
    </>
  );
}

/** Links to each correction against the edition before it, and to the newest against the first. */
function Others({ place, result }: { place: Place; result: PublicRedline }) {
  const words = wordsOf(place.language);
  const newest = result.page.newestEdition;
  if (newest < 3 || result.isRemoved) return null;
  const steps = Array.from({ length: newest - 1 }, (_, i) => [i + 1, i + 2] as const);
  const all = [...steps, [1, newest] as const];
  return (
    <nav className="comparisons" aria-label={words.otherChanges}>
      {all.map(([from, to]) => (
        <a
          key={`${from}-${to}`}
          href={`${place.path}?from=${from}&to=${to}`}
          aria-current={from === result.from?.edition && to === result.to.edition ? 'page' : undefined}
        >
          {words.editionsCompared(String(from), String(to))}
        </a>
      ))}
    </nav>
  );
}

/** The page of what a correction changed. */
export function RedlineDocument({ place, result }: { place: Place; result: PublicRedline }) {
  const words = wordsOf(place.language);
  const { page } = result;
  return (
    <Frame
      place={place}
      title={`${page.withdrawal ? `${words.withdrawn}: ` : ''}${words.changes}: ${page.label}`}
      head={<meta name="robots" content="noindex" />}
      inOtherLanguage={Object.fromEntries([page, ...page.languages].map(({ language, path }) => [language, path]))}
    >
      <Crumbs
        crumbs={[
          { href: prefixOf(place.house, place.language) || '/', text: words.latest },
          { href: page.path, text: page.label },
        ]}
      />
      <h1 className="title">{words.changesOf(page.label)}</h1>
      <Withdrawn place={place} page={page} />
      <Others place={place} result={result} />
      <Comparison place={place} result={result} />
      <p className="printed">
        {words.printedFrom}{' '}
        <span dir="ltr">
          {place.origin + place.path}
          {result.from && `?from=${result.from.edition}&to=${result.to.edition}`}
        </span>
      </p>
    </Frame>
  );
}
