import 'server-only';
import { publicSearchQuery } from '#lib/core/public-db.ts';
import { isTimeout } from '#lib/core/unreachable.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import { wordsWithPlaces } from '#lib/text/fold-rules.ts';
import { pathIn } from './place-in-language-rules.ts';
import type { Reader } from './list-queries.ts';
import type { SearchChoices, SearchHit, SearchHits } from './schema.ts';
import { factsOf, marked, type Search, snippetOf, snippetReach, type Wanted } from './search-rules.ts';

const pageSize = 20;
/** The same number of other months and series. */
const mostOfNumber = 12;

type HitRow = {
  label: string;
  headline: string | null;
  path: string;
  language: string;
  number: number;
  period: string;
  desk_name: string;
  published_at: Date;
  state: 'published' | 'withdrawn';
  edition: number;
  text: string | null;
  stems: string[];
};

// $1 words, $2 phrases, $3 facts, $4 and $5 first and last day, $6 time zone, $7 how many, $8 the
// path of the last hit of the page before. `headlines`: all words stand there; `texts`: not all.
const questions = {
  headlines: `pub.asked_words($1, 'h:')`,
  texts: `CASE WHEN $1 = '' THEN '' ELSE pub.asked_words($1, '') && !!pub.asked_words($1, 'h:') END`,
};

const everything = `$$ 'state:published' | 'state:withdrawn' $$::tsquery`;

const hitsText = (part: keyof typeof questions) => `
  WITH place AS (SELECT r.published_at, r.id FROM pub.release r WHERE r.path = $8),
  wanted AS MATERIALIZED (
    SELECT pub.stem_keys(pub.word_keys($1)) AS stems, ${questions[part]}
      && coalesce((SELECT string_agg('(' || pub.asked_phrase(phrase)::text || ')', ' & ') FROM unnest($2::text[]) phrase), '')::tsquery
      && coalesce((SELECT string_agg(quote_literal(fact), ' & ') FROM unnest($3::text[]) fact), '')::tsquery AS query)
  SELECT r.label, nullif(r.headline, '') AS headline, r.path, r.language, r.number, r.period, r.desk_name, r.published_at, r.state,
         r.edition, left(substr(e.text, strpos(e.text, E'\\n\\n') + 2), ${snippetReach + 1}) AS text, w.stems
    FROM wanted w,
         pub.find_in('pub.release_keys', CASE WHEN numnode(w.query) > 0 THEN w.query ELSE ${everything} END, ($4::date)::timestamp AT TIME ZONE $6, ($5::date + 1)::timestamp AT TIME ZONE $6,
           (SELECT published_at FROM place), (SELECT id FROM place), false, $7) f
    JOIN pub.release r ON r.id = f.release_id
    JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
   ORDER BY f.at DESC, f.release_id DESC`;

const statements = { headlines: hitsText('headlines'), texts: hitsText('texts') };
type Part = keyof typeof statements;

type Look = { words: string; facts: string[]; most: number; before: string | null };

function rowsOf(part: Part, { house }: Reader, search: Search, look: Look): Promise<HitRow[]> {
  return publicSearchQuery<HitRow>(`search-${part}`, statements[part], [
    look.words,
    search.phrases,
    look.facts,
    search.from || null,
    search.to || null,
    house.timeZone,
    look.most,
    look.before,
  ]);
}

const wantedOf = (search: Search, stems: string[]): Wanted => ({
  words: wordsWithPlaces(search.words).map(({ word }) => word),
  stems: stems.map((stem) => stem.slice(1)),
});

function hitOf(row: HitRow, part: Part, { house, language }: Reader, search: Search): SearchHit {
  const wanted = wantedOf(search, row.stems);
  return {
    label: row.label,
    headline: row.headline === null ? null : marked(row.headline, wanted),
    snippet: row.text === null ? null : snippetOf(row.text, wanted),
    path: pathIn(house, language, row.path),
    place: { part, path: row.path },
    language: row.language,
    number: row.number,
    period: row.period,
    deskName: row.desk_name,
    publishedAt: row.published_at,
    day: dayOf(row.published_at, house.timeZone),
    state: row.state,
    edition: row.edition,
  };
}

/** Hits by words, newest first: those with all words in the headline before the others. */
async function byWords(reader: Reader, search: Search): Promise<SearchHits['byWords']> {
  const facts = factsOf(search);
  const before = (part: Part) => (search.before?.part === part ? search.before.path : null);
  const look = { words: search.words, facts };
  const most = pageSize + 1;
  const inHeadlines =
    search.words === '' || search.before?.part === 'texts'
      ? []
      : await rowsOf('headlines', reader, search, { ...look, most, before: before('headlines') });
  const inTexts =
    inHeadlines.length < most
      ? await rowsOf('texts', reader, search, { ...look, most: most - inHeadlines.length, before: before('texts') })
      : [];
  const hits = [
    ...inHeadlines.map((row) => hitOf(row, 'headlines', reader, search)),
    ...inTexts.map((row) => hitOf(row, 'texts', reader, search)),
  ];
  return { hits: hits.slice(0, pageSize), isMore: hits.length > pageSize };
}

/** Releases with the number that was typed, newest first; those with the words before others. */
async function byNumber(reader: Reader, search: Search): Promise<SearchHit[]> {
  const { number, month, year, words } = search;
  if (number === null || search.before !== null) return [];
  const time = [...(month === null ? [] : [`month:${month}`]), ...(year === null ? [] : [`year:${year}`])];
  const look = { facts: [`number:${number}`, ...time, ...factsOf(search)], most: mostOfNumber, before: null };
  const all = await rowsOf('texts', reader, { ...search, phrases: [] }, { ...look, words: '' });
  const hits = all.map((row) => hitOf(row, 'texts', reader, search));
  const isNamed = ({ headline, snippet }: SearchHit) =>
    words !== String(number) && [...(headline ?? []), ...(snippet ?? [])].some((part) => part.isAsked);
  return [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))];
}

/**
 * What a search finds. Its work is bounded: it reads spans of time until it has a page, and is
 * given up after a second (`isTooMany`).
 */
export async function findPublic(reader: Reader, search: Search): Promise<SearchHits> {
  try {
    const isNumberOnly = search.number !== null && search.words === '';
    const [numbers, words] = await Promise.all([
      byNumber(reader, search),
      isNumberOnly ? { hits: [], isMore: false } : byWords(reader, search),
    ]);
    return { byNumber: numbers, byWords: words, isTooMany: false };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { byNumber: [], byWords: { hits: [], isMore: false }, isTooMany: true };
  }
}

/**
 * The series and the desks that have a release, with their names in the reader's language where
 * one of the desk's newest releases bears it. Each desk is one step along an index.
 */
export async function searchChoices({ language }: Reader): Promise<SearchChoices> {
  const [row] = await publicSearchQuery<SearchChoices>(
    'search-choices',
    `WITH RECURSIVE desk AS (
       (SELECT desk_key, desk_name FROM pub.release ORDER BY desk_key, published_at DESC LIMIT 1)
       UNION ALL
       SELECT next.desk_key, next.desk_name FROM desk, LATERAL (
         SELECT r.desk_key, r.desk_name FROM pub.release r WHERE r.desk_key > desk.desk_key ORDER BY r.desk_key, r.published_at DESC LIMIT 1) next
     ), named AS (
       SELECT desk_key, coalesce((SELECT near.desk_name FROM (
           SELECT r.desk_name, r.language FROM pub.release r WHERE r.desk_key = desk.desk_key ORDER BY r.published_at DESC, r.id DESC LIMIT 100) near
         WHERE near.language = $1 LIMIT 1), desk_name) AS name FROM desk
     )
     SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('key', desk_key, 'name', name) ORDER BY name) FROM named), '[]') AS desks,
       coalesce((SELECT jsonb_agg(jsonb_build_object('key', s.key, 'name', coalesce(s.names ->> $1, s.names ->> 'en', s.key)) ORDER BY s.key)
         FROM pub.series s), '[]') AS series`,
    [language],
  );
  return row ?? { desks: [], series: [] };
}
