import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { layersOf } from '#lib/core/error-rules.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import type { DraftState } from '#lib/releases/rules.ts';
import type { ReleaseListPage, ReleaseListRow, Question } from './finder-rules.ts';

const pageSize = 50;
/** The time limit of a search. */
const longestMs = 3000;

// The same expression as in the index.
const vector = (headline: string) => `to_tsvector('simple', translate(${headline}, '-/._', '    '))`;

/** Conditions of the statement, and the values of its parameters in order. */
function partsOf({ number, words, before, state }: Question) {
  const values: unknown[] = [];
  const put = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const tsquery = words.map((word) => `${word}:*`).join(' & ');
  const numberParameter = number === null ? null : put(number, 'int');
  const wordsParameter = tsquery === '' ? null : put(tsquery, 'text');
  const matches = (alias: string, headline: string) => {
    const either = [
      ...(numberParameter ? [`${alias}.number = ${numberParameter}`] : []),
      ...(wordsParameter ? [`${vector(headline)} @@ to_tsquery('simple', ${wordsParameter})`] : []),
    ];
    return either.length > 0 ? `(${either.join(' OR ')})` : 'true';
  };
  const place = before ? `(${put(before.at, 'timestamptz')}, ${put(before.id, 'uuid')})` : null;
  const below = (at: string, id: string) => (place ? ` AND (${at}, ${id}) < ${place}` : '');
  const inState = (column: string) => (state ? ` AND ${column} = ${put(state, 'text')}` : '');
  return { values, matches, below, inState };
}

type Parts = ReturnType<typeof partsOf>;

const seenDesks = `newsroom.desk k WHERE newsroom.sees_desk(k.id)`;

/**
 * Public releases with this number or these words. MATERIALIZED makes the planner use their
 * indexes.
 */
const matchingPublic = ({ matches, below, inState }: Parts) => `
  SELECT f.id, f.at FROM (
    WITH m AS MATERIALIZED (SELECT p.id, p.published_at, p.desk_key, p.state FROM pub.release p WHERE ${matches('p', 'p.headline')})
    SELECT m.id, m.published_at AS at FROM m
     WHERE m.desk_key IN (SELECT k.key FROM ${seenDesks})${inState('m.state')}${below('m.published_at', 'm.id')}
     ORDER BY m.published_at DESC, m.id DESC LIMIT ${pageSize + 1}) f`;

/**
 * The newest public releases, desk by desk along an index, so that a small desk is as fast as a
 * large one.
 */
const allPublic = ({ below, inState }: Parts) => `
  SELECT f.id, f.at FROM (SELECT k.key FROM ${seenDesks}) k CROSS JOIN LATERAL (
    SELECT p.id, p.published_at AS at FROM pub.release p
     WHERE p.desk_key = k.key${inState('p.state')}${below('p.published_at', 'p.id')}
     ORDER BY p.published_at DESC, p.id DESC LIMIT ${pageSize + 1}) f`;

/** Open and discarded drafts, without discarded corrections. */
const openDrafts = ({ matches, below, inState }: Parts, state: Question['state']) => `
  SELECT f.id, f.at FROM (
    SELECT d.release_id AS id, d.updated_at AS at FROM newsroom.draft d JOIN newsroom.release r ON r.id = d.release_id
     WHERE d.state <> 'published' AND NOT (d.kind = 'correction' AND d.state = 'discarded')
       ${state ? '' : `AND r.public_state = 'none'`} AND ${matches('r', 'd.headline')}${inState('d.state')}${below('d.updated_at', 'd.release_id')}
     ORDER BY d.updated_at DESC, d.release_id DESC LIMIT ${pageSize + 1}) f`;

type Row = Omit<ReleaseListRow, 'deskName' | 'by' | 'state'> & {
  state: DraftState;
  desk: unknown;
  by: string | null;
  place: string;
};

function statementOf(question: Question) {
  const parts = partsOf(question);
  const { state, number, words } = question;
  const hasFilter = number !== null || words.length > 0;
  const sources = [
    ...(state === null || state === 'published' || state === 'withdrawn'
      ? [hasFilter ? matchingPublic(parts) : allPublic(parts)]
      : []),
    ...(state === 'published' || state === 'withdrawn' ? [] : [openDrafts(parts, state)]),
  ];
  const text = `
    SELECT r.id, f.at, to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place, r.number, r.label,
           d.headline, r.language, k.names AS desk, u.name AS by, d.state, d.kind = 'correction' AS "isCorrection",
           r.public_state AS "publicState", r.edition
      FROM (SELECT * FROM (${sources.join(' UNION ALL ')}) f ORDER BY f.at DESC, f.id DESC LIMIT ${pageSize + 1}) f
      JOIN newsroom.release r ON r.id = f.id
      JOIN newsroom.desk k ON k.id = r.desk_id
     CROSS JOIN LATERAL (SELECT * FROM newsroom.draft d
       WHERE d.release_id = r.id AND NOT (d.kind = 'correction' AND d.state = 'discarded')
       ORDER BY d.created_at DESC LIMIT 1) d
      LEFT JOIN newsroom.user_account u ON u.id = d.updated_by_id
     ORDER BY f.at DESC, f.id DESC`;
  return { text, values: parts.values };
}

/** PostgreSQL’s code for `statement_timeout`. */
const isTimeout = (error: unknown) => layersOf(error).some(({ code }) => code === '57014');

/** The rows of a page, and one more if there is a next page. */
export async function readRows(tx: Tx, question: Question): Promise<Row[]> {
  // The planner misjudges how many rows a prefix matches, and would scan the table.
  await tx.$executeRaw`
    SELECT set_config('statement_timeout', ${String(longestMs)}, true), set_config('plan_cache_mode', 'force_custom_plan', true),
           set_config('enable_seqscan', 'off', true)`;
  const { text, values } = statementOf(question);
  return tx.$queryRawUnsafe<Row[]>(text, ...values);
}

const nothing = { rows: [], next: null };

/** Releases that the viewer may see and that fit the question, newest first, fifty at a time. */
export async function findReleases(viewer: Actor, question: Question): Promise<ReleaseListPage> {
  const { q, number, words } = question;
  if (q !== '' && number === null && words.length === 0) return { ...nothing, isTooMany: false };
  try {
    const rows = await readAs(viewer, (tx) => readRows(tx, question));
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ desk, by, state, place: _place, isCorrection, ...row }) => ({
        ...row,
        deskName: inLanguage(desk, 'en'),
        by: by ?? 'the house',
        state: state === 'published' ? null : state,
        isCorrection: isCorrection && state !== 'published',
      })),
      next: rows.length > pageSize && last ? { at: last.place, id: last.id } : null,
      isTooMany: false,
    };
  } catch (error) {
    if (isTimeout(error)) return { ...nothing, isTooMany: true };
    throw error;
  }
}
