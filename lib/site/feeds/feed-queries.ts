import 'server-only';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { type Reader, standsForReader } from '../list-queries.ts';
import type { FeedItem } from '../schema.ts';

/** What a feed is of. */
export type FeedSubject = { of: 'all' | 'corrections' } | { of: 'series' | 'desks'; key: string };

/** Releases in a feed. */
const size = 50;

/** Changes of one release that a feed of corrections looks past, to find 50 different ones. */
const changes = 500;

// Each follows an index and stops after 50. $1: the reader’s language. $2: the house’s languages.
const newest: Record<FeedSubject['of'], string> = {
  all: `SELECT r.id FROM pub.release r WHERE $3::text IS NULL AND ${standsForReader}
    ORDER BY r.published_at DESC, r.id DESC LIMIT ${size}`,
  series: `SELECT r.id FROM pub.release r WHERE r.series = $3 AND ${standsForReader}
    ORDER BY r.period_start DESC, r.number DESC LIMIT ${size}`,
  desks: `SELECT r.id FROM pub.release r WHERE r.desk_key = $3 AND ${standsForReader}
    ORDER BY r.published_at DESC, r.id DESC LIMIT ${size}`,
  corrections: `SELECT r.id FROM (
      SELECT c.release_id, max(c.seq) AS seq FROM (
        SELECT g.release_id, g.seq FROM pub.register_entry g
        WHERE g.kind IN ('corrected', 'withdrawn', 'reinstated') ORDER BY g.seq DESC LIMIT ${changes}) c
      GROUP BY c.release_id) n
    JOIN pub.release r ON r.id = n.release_id
    WHERE $3::text IS NULL AND (r.edition > 1 OR r.state = 'withdrawn') AND ${standsForReader}
    ORDER BY n.seq DESC LIMIT ${size}`,
};

export const feedText = (of: FeedSubject['of']) => `
SELECT r.id, r.label, r.path, r.language, r.desk_name AS "deskName", r.state, r.edition, r.published_at AS "publishedAt",
  e.content, e.html,
  greatest(e.published_at, (SELECT max(g.at) FROM pub.register_entry g
    WHERE g.release_id = r.id AND g.kind IN ('withdrawn', 'reinstated'))) AS "changedAt",
  CASE WHEN r.state = 'withdrawn' THEN (
    SELECT jsonb_build_object('at', g.at, 'reason', coalesce(g.note, '')) FROM pub.register_entry g
    WHERE g.release_id = r.id AND g.kind = 'withdrawn' ORDER BY g.seq DESC LIMIT 1) END AS withdrawal,
  CASE WHEN r.edition > 1 THEN (
    SELECT jsonb_agg(jsonb_build_object('edition', d.edition, 'at', d.published_at, 'note', coalesce(d.note, '')) ORDER BY d.edition)
    FROM pub.edition d WHERE d.release_id = r.id AND d.edition > 1) END AS corrections,
  CASE WHEN e.content ? 'attachments' THEN (
    SELECT jsonb_agg(jsonb_build_object('title', a.value->>'title', 'path', r.path || '/' || (a.value->>'name'), 'type', f.type,
      'size', f.size) ORDER BY a.ordinality)
    FROM jsonb_array_elements(e.content->'attachments') WITH ORDINALITY a
    JOIN pub.file f ON f.release_id = r.id AND f.sha256 = a.value->>'file') END AS attachments
FROM (SELECT f.id, row_number() OVER () AS place FROM (${newest[of]}) f) n
JOIN pub.release r ON r.id = n.id
JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
ORDER BY n.place`;

type Change = { at: string };
type ItemRow = Omit<FeedItem, 'dir' | 'withdrawal' | 'corrections' | 'attachments'> & {
  withdrawal: (Change & { reason: string }) | null;
  corrections: (Change & { edition: number; note: string })[] | null;
  attachments: FeedItem['attachments'] | null;
};

function itemOf({ withdrawal, corrections, attachments, ...row }: ItemRow): FeedItem {
  return {
    ...row,
    dir: directionOf(row.language),
    withdrawal: withdrawal && { ...withdrawal, at: new Date(withdrawal.at) },
    corrections: (corrections ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
    attachments: attachments ?? [],
  };
}

/** The name of a series for this reader; null if there is none. */
async function nameOfSeries(key: string, language: string): Promise<string | null> {
  const [row] = await publicQuery<{ names: Record<string, string> }>(
    'series-names',
    'SELECT s.names FROM pub.series s WHERE s.key = $1',
    [key],
  );
  return row ? inLanguage(row.names, language) : null;
}

/**
 * The newest 50 releases of a subject for readers of a language, with their newest texts, every
 * correction and the withdrawal.
 * @returns `name` of the series or desk, '' for the others; null if there is no such series or desk
 */
export async function listFeed(
  { house, language }: Reader,
  subject: FeedSubject,
): Promise<{ name: string; items: FeedItem[] } | null> {
  const key = 'key' in subject ? subject.key : null;
  const rows = await publicQuery<ItemRow>(`feed-${subject.of}`, feedText(subject.of), [language, house.languages, key]);
  const items = rows.map(itemOf);
  if (subject.of === 'series') {
    const name = await nameOfSeries(subject.key, language);
    return name === null ? null : { name, items };
  }
  if (subject.of !== 'desks') return { name: '', items };
  const named = items.find((item) => item.language === language) ?? items[0];
  return named ? { name: named.deskName, items } : null;
}
