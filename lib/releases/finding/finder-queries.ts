import 'server-only';
import { type Actor, theHouse } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { isTimeout } from '#lib/core/unreachable.ts';
import { nameFor } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import type { DraftState } from '#lib/releases/state-rules.ts';
import { followRecord } from './follow-record.ts';
import {
  type FinderChoices,
  type PaletteAnswer,
  type Question,
  questionOf,
  type ReleaseListPage,
  type ReleaseListRow,
} from './finder-rules.ts';

const pageSize = 50;
/** The time limit of a search. */
const longestMs = 3000;

/** The keys that every release of the list has (prisma/sql/70-finding.sql). */
const keysOf = ({ state, series, language }: Question) => [
  ...(state ? [`state:${state}`] : []),
  ...(series ? [`series:${series}`] : []),
  ...(language ? [`language:${language}`] : []),
];

/** The keys of a number; one that is typed alone may stand in the headline too. */
function numberQuery({ q, number, month, year }: Question): string {
  if (number === null) return '';
  const keys = [`number:${number}`, ...(month ? [`month:${month}`] : []), ...(year ? [`year:${year}`] : [])];
  const all = keys.map((one) => `'${one}'`).join(' & ');
  return isNumberAlone(q) ? `(${all}) | 'figure:${number}'` : all;
}

const isNumberAlone = (q: string) => /^\p{Nd}+$/u.test(q);

type Row = Omit<ReleaseListRow, 'deskName' | 'by' | 'state'> & {
  state: DraftState;
  desk: unknown;
  by: string | null;
  place: string;
};

const wanted = `
  SELECT (CASE WHEN $2 THEN '' ELSE newsroom.asked_words($1) END || $3::tsquery) AS typed,
         coalesce((SELECT string_agg(quote_literal(one), ' & ') FROM unnest($4::text[]) one), '')::tsquery
         && CASE WHEN $5 = '' THEN '' ELSE quote_literal('desk:' || coalesce((SELECT id::text FROM newsroom.desk WHERE key = $5), '')) END::tsquery
         && CASE WHEN $6 = '' THEN '' ELSE coalesce((SELECT string_agg(quote_literal('person:' || u.id), ' | ') FROM newsroom.user_account u
              WHERE newsroom.word_keys(u.name || ' ' || u.email) @> newsroom.word_keys($6)), quote_literal('person:')) END::tsquery AS narrowed`;

const rowsText = `
  SELECT r.id, f.at, to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place, r.number, r.label,
         d.headline, r.language, k.names AS desk, u.name AS by, d.state, d.kind = 'correction' AS "isCorrection",
         r.public_state AS "publicState", r.edition,
         CASE WHEN d.state <> 'discarded' THEN d.embargo_until END AS "embargoUntil"
    FROM (${wanted}) w, newsroom.house h,
         newsroom.find(w.typed && w.narrowed, $7::timestamp AT TIME ZONE h.time_zone, ($8::timestamp + interval '1 day') AT TIME ZONE h.time_zone,
           $9::timestamptz, $10::uuid, $11, ${pageSize + 1}) f
    JOIN newsroom.release r ON r.id = f.release_id
    JOIN newsroom.desk k ON k.id = r.desk_id
   CROSS JOIN LATERAL (SELECT * FROM newsroom.draft d
     WHERE d.release_id = r.id AND NOT (d.kind = 'correction' AND d.state = 'discarded')
     ORDER BY d.created_at DESC LIMIT 1) d
    LEFT JOIN newsroom.user_account u ON u.id = d.updated_by_id
   WHERE $1 = '' OR numnode(w.typed) > 0
   ORDER BY f.at DESC, f.release_id DESC`;

/** The statement of a page of the list. */
export function rowsStatement(question: Question): { text: string; values: unknown[] } {
  const { q, desk, person, from, to, before, after } = question;
  const position = after ?? before;
  const typed = [q, isNumberAlone(q), numberQuery(question), keysOf(question), desk, person];
  const span = [from || null, to || null, position?.at ?? null, position?.id ?? null, after !== null];
  return { text: rowsText, values: [...typed, ...span] };
}

/** The rows of a page, newest first, and one more if there is a further page that way. */
export async function readRows(tx: Tx, question: Question): Promise<Row[]> {
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(longestMs)}, true)`;
  const { text, values } = rowsStatement(question);
  return tx.$queryRawUnsafe<Row[]>(text, ...values);
}

const nothing = { rows: [], next: null, previous: null };
const positionOf = (row: Row | undefined) => (row ? { at: row.place, id: row.id } : null);

/** Releases that the viewer may see and that fit the question, newest first, fifty at a time. */
export async function findReleases(viewer: Actor, question: Question): Promise<ReleaseListPage> {
  try {
    // What was done a moment ago is found too.
    await followRecord(200);
    const rows = await readAs(viewer, (tx) => readRows(tx, question));
    const isMore = rows.length > pageSize;
    const shown = question.after ? rows.slice(-pageSize) : rows.slice(0, pageSize);
    const isBelow = question.after ? true : isMore;
    const isAbove = question.after ? isMore : question.before !== null;
    return {
      rows: shown.map(({ desk, by, state, place: _place, isCorrection, ...row }) => ({
        ...row,
        deskName: nameFor(viewer, desk),
        by: by ?? theHouse,
        state: state === 'published' ? null : state,
        isCorrection: isCorrection && state !== 'published',
      })),
      next: isBelow ? positionOf(shown.at(-1)) : null,
      previous: isAbove ? positionOf(shown[0]) : null,
      isTooMany: false,
    };
  } catch (error) {
    if (isTimeout(error)) return { ...nothing, isTooMany: true };
    throw error;
  }
}

/** Releases that the palette lists. */
export const mostOfPalette = 12;

/** The newest releases that fit what was typed, for the palette. */
export async function findForPalette(viewer: Actor, q: string): Promise<PaletteAnswer> {
  const question = questionOf({ q });
  if (question.q === '') return { releases: [], isMore: false };
  const { rows, isTooMany } = await findReleases(viewer, question);
  const releases = rows
    .slice(0, mostOfPalette)
    .map(({ id, label, headline, deskName, state, publicState, isCorrection }) => {
      return { id, label, headline, deskName, state, publicState, isCorrection };
    });
  return { releases, isMore: isTooMany || rows.length > mostOfPalette };
}

/** The desks that the viewer sees, every series, and the languages of the house. */
export function finderChoices(viewer: Actor): Promise<FinderChoices> {
  return readAs(viewer, async (tx) => {
    const desks = await tx.$queryRaw<{ key: string; names: unknown }[]>`
      SELECT key, names FROM newsroom.desk WHERE newsroom.sees_desk(id) ORDER BY key`;
    const series = await tx.series.findMany({ orderBy: { key: 'asc' }, select: { key: true, names: true } });
    const house = await tx.house.findUnique({ where: { id: 1 }, select: { languages: true } });
    const choice = (row: { key: string; names: unknown }) => ({ key: row.key, name: nameFor(viewer, row.names) });
    return { desks: desks.map(choice), series: series.map(choice), languages: house?.languages ?? [] };
  });
}
