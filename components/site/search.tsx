import { isCapitals } from '#components/ui/capitals.ts';
import type { SearchChoices, SearchHit, SearchHits } from '#lib/site/schema.ts';
import { nameOfLanguage } from '#lib/core/languages.ts';
import { addressOfSearch, type Marked, type Search, searchStates } from '#lib/site/search-rules.ts';
import { dateOf, periodName, timeOf } from './dates.ts';
import { ForeignLabel, inItsOwn } from './foreign.tsx';
import { Frame } from './frame.tsx';
import { type Place, prefixOf, sameIn } from './place.ts';
import { wordsOf } from './words/words.ts';
import { Pager } from './pager.tsx';

/** The field and button of a search. It keeps the filters. */
export function SearchForm({ place, search }: { place: Place; search?: Search }) {
  const words = wordsOf(place.language);
  const { q = '', ...rest } = search ?? {};
  const filters = (['series', 'desk', 'language', 'state', 'from', 'to'] as const).filter(
    (name) => rest[name as keyof typeof rest],
  );
  return (
    <form className="search-form" role="search" action={`${prefixOf(place.house, place.language)}/search`}>
      <label htmlFor="q">{words.searchFor}</label>
      <input id="q" name="q" type="search" defaultValue={q} maxLength={200} dir="auto" autoComplete="off" />
      {filters.map((name) => (
        <input key={name} type="hidden" name={name} value={search?.[name]} />
      ))}
      <button type="submit">{words.search}</button>
    </form>
  );
}

function MarkedLine({ parts }: { parts: Marked[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing but its place
  return parts.map(({ text, isAsked }, at) => (isAsked ? <mark key={at}>{text}</mark> : text));
}

const plain = (parts: Marked[]) => parts.map(({ text }) => text).join('');

/** What happened to a release, and its language. */
function HitLabels({ hit, place }: { hit: SearchHit; place: Place }) {
  const words = wordsOf(place.language);
  return (
    <>
      {hit.state === 'withdrawn' && <em className="label">{words.withdrawn}</em>}
      {hit.edition > 1 && (
        <em className="label" data-kind="corrected">
          {words.corrected}
        </em>
      )}
      <ForeignLabel place={place} language={hit.language} />
    </>
  );
}

function Hit({ hit, place }: { hit: SearchHit; place: Place }) {
  const { language, house } = place;
  const words = wordsOf(language);
  const own = inItsOwn(hit.language, language);
  const date = dateOf(hit.publishedAt, language, house.timeZone);
  return (
    <li className="hit">
      <p className="hit-number">
        <bdi>{hit.label}</bdi>
        {hit.period !== '' && <span>{periodName(hit.period, language, '')}</span>}
      </p>
      <div>
        <h3 data-case={hit.headline && isCapitals(plain(hit.headline)) ? 'capitals' : undefined}>
          <a href={hit.path} {...(hit.headline ? own : {})}>
            {hit.headline ? <MarkedLine parts={hit.headline} /> : words.headlineGone}
          </a>
        </h3>
        {hit.snippet && (
          <p className="hit-text" {...own}>
            <MarkedLine parts={hit.snippet} />
          </p>
        )}
        <p className="hit-note">
          <HitLabels hit={hit} place={place} />
          <time dateTime={hit.publishedAt.toISOString()}>
            {date} {timeOf(hit.publishedAt, language, house.timeZone)}
          </time>
          <span {...own}>{hit.deskName}</span>
        </p>
      </div>
    </li>
  );
}

function ByNumber({ hits, search, place }: { hits: SearchHit[]; search: Search; place: Place }) {
  const words = wordsOf(place.language);
  const [first, ...others] = hits;
  if (!first)
    return search.number !== null && search.before === null ? <p className="empty">{words.noSuchNumber}</p> : null;
  return (
    <section className="hits" aria-labelledby="by-number">
      <h2 id="by-number">{words.byNumber}</h2>
      <ol>
        <Hit hit={first} place={place} />
      </ol>
      {others.length > 0 && (
        <p className="also">
          {words.alsoNumber}{' '}
          {others.map((hit) => (
            <a key={hit.path} href={hit.path}>
              <bdi>{hit.label}</bdi> {hit.period !== '' && periodName(hit.period, place.language, '')}
              <HitLabels hit={hit} place={place} />
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

type Filter = {
  name: string;
  choices: { key: string; name: string; lang?: string }[];
  chosen: string;
  hrefOf: (key: string) => string;
};

function FilterLinks({ title, any, filter }: { title: string; any: string; filter: Filter }) {
  if (filter.choices.length < 2) return null;
  const all = [{ key: '', name: any, lang: undefined }, ...filter.choices];
  return (
    <nav className="filter" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {all.map(({ key, name, lang }) => (
          <li key={key}>
            <a href={filter.hrefOf(key)} aria-current={key === filter.chosen ? 'true' : undefined} lang={lang}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Dates({ place, search }: { place: Place; search: Search }) {
  const words = wordsOf(place.language);
  const kept = (['q', 'series', 'desk', 'language', 'state'] as const).filter((name) => search[name] !== '');
  return (
    <form className="filter" action={`${prefixOf(place.house, place.language)}/search`}>
      <h2>{words.dates}</h2>
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={search[name]} />
      ))}
      <label>
        {words.fromDay}
        <input type="date" name="from" defaultValue={search.from} />
      </label>
      <label>
        {words.toDay}
        <input type="date" name="to" defaultValue={search.to} />
      </label>
      <button type="submit">{words.showDates}</button>
    </form>
  );
}

function Filters({ place, search, choices }: { place: Place; search: Search; choices: SearchChoices }) {
  const words = wordsOf(place.language);
  const root = `${prefixOf(place.house, place.language)}/search`;
  const filter = (name: 'series' | 'desk' | 'language' | 'state', list: Filter['choices']): Filter => ({
    name,
    choices: list,
    chosen: search[name],
    hrefOf: (key) => addressOfSearch(root, search, { [name]: key }),
  });
  const languages = place.house.languages.map((key) => ({ key, name: nameOfLanguage(key), lang: key }));
  const states = searchStates.map((key) => ({ key, name: words.searchState[key] }));
  return (
    <aside className="filters" aria-label={words.filters}>
      <p className="hint">{words.searchHint}</p>
      <FilterLinks title={words.series} any={words.allSeries} filter={filter('series', choices.series)} />
      <FilterLinks title={words.desk} any={words.allDesks} filter={filter('desk', choices.desks)} />
      <FilterLinks title={words.language} any={words.anyLanguage} filter={filter('language', languages)} />
      <Dates place={place} search={search} />
      <FilterLinks title={words.state} any={words.anyState} filter={filter('state', states)} />
    </aside>
  );
}

type Props = { place: Place; search: Search; hits: SearchHits | null; choices: SearchChoices };

function Hits({ place, search, hits }: Omit<Props, 'choices'>) {
  const words = wordsOf(place.language);
  if (!hits) return null;
  const { byNumber, byWords, isTooMany } = hits;
  const root = `${prefixOf(place.house, place.language)}/search`;
  const last = byWords.hits.at(-1);
  const isNothing = !isTooMany && byNumber.length + byWords.hits.length === 0;
  return (
    <>
      {isTooMany && <p className="empty">{words.tooMany}</p>}
      {isNothing && <p className="empty">{words.nothingFound}</p>}
      <ByNumber hits={byNumber} search={search} place={place} />
      {byWords.hits.length > 0 && (
        <section className="hits" aria-labelledby="by-words">
          <h2 id="by-words">{search.words === '' ? words.releases : words.byWords}</h2>
          <ol>
            {byWords.hits.map((hit) => (
              <Hit key={hit.path} hit={hit} place={place} />
            ))}
          </ol>
        </section>
      )}
      <Pager
        language={place.language}
        first={search.before ? { href: addressOfSearch(root, search), text: words.firstHits } : null}
        next={
          byWords.isMore && last
            ? { href: addressOfSearch(root, search, { before: last.place }), text: words.moreHits }
            : null
        }
      />
    </>
  );
}

/** The search: its form, what it found, and its filters as plain links. */
export function SearchDocument({ place, search, hits, choices }: Props) {
  const words = wordsOf(place.language);
  const query = addressOfSearch('/search', search);
  return (
    <Frame
      place={place}
      title={search.q === '' ? words.search : words.searchOf(search.q)}
      description={words.searchHint}
      here="search"
      hasSearch
      inOtherLanguage={sameIn(place.house, query)}
      canonical={hits ? null : place.path}
      head={hits && <meta name="robots" content="noindex" />}
    >
      <div className="search">
        <div>
          <h1 className="title title-quiet">{words.search}</h1>
          <SearchForm place={place} search={search} />
          <Hits place={place} search={search} hits={hits} />
        </div>
        <Filters place={place} search={search} choices={choices} />
      </div>
    </Frame>
  );
}
