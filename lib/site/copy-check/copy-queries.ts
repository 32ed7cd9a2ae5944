// What is public of a release that a copy may be of. As every query of the site, these read `pub`
// alone: what is not published answers as what never existed.
import 'server-only';
import { publicFileQuery, publicQuery, publicSearchQuery } from '#lib/core/public-db.ts';
import { type EditionText, textOfEdition } from '#lib/text/schema.ts';
import type { KeptForm } from '../forms/form-rules.ts';
import type { Candidate, Claim } from './copy-schema.ts';

/** What of ours has these bytes. `edition` is null of an attachment whose texts were removed. */
export type KnownBytes =
  | { kind: 'form'; path: string; edition: number; form: KeptForm }
  | { kind: 'attachment'; path: string; edition: number | null; title: string; name: string };

const bytesText = `
SELECT * FROM (
  (SELECT 'form' AS kind, r.path, f.edition, f.form, NULL AS title, NULL AS name
     FROM pub.form f JOIN pub.release r ON r.id = f.release_id WHERE f.sha256 = $1
    ORDER BY f.made_at DESC LIMIT 1)
  UNION ALL
  (SELECT 'attachment', r.path, e.edition, NULL, coalesce(a.file ->> 'title', ''), coalesce(a.file ->> 'name', '')
     FROM pub.file f JOIN pub.release r ON r.id = f.release_id
     LEFT JOIN (pub.edition e CROSS JOIN LATERAL jsonb_array_elements(e.content -> 'attachments') a(file))
       ON e.release_id = f.release_id AND a.file ->> 'file' = f.sha256
    WHERE f.sha256 = $1 ORDER BY r.published_at DESC, e.edition DESC NULLS LAST LIMIT 1)) known LIMIT 1`;

/** The form or the attachment with this SHA-256, hex; null if none of ours has it. */
export async function findBytes(sha256: string): Promise<KnownBytes | null> {
  const [row] = await publicQuery<KnownBytes>('copy-bytes', bytesText, [sha256]);
  return row ?? null;
}

/** A release that a copy names. `isSaid`: by its number and its date, or as its own address. */
export type Mention = { path: string; isSaid: boolean };

const namedText = `
SELECT r.path, r.path = $2 AS "isSaid" FROM pub.release r WHERE r.path = ANY($1::text[])
UNION ALL
(SELECT r.path, $4::date IS NOT NULL AND abs((r.published_at AT TIME ZONE 'UTC')::date - $4::date) <= 2
   FROM pub.release r
  WHERE r.number = $3 AND ($4::date IS NULL OR r.published_at BETWEEN $4::date - 45 AND $4::date + 45)
  ORDER BY abs(extract(epoch FROM r.published_at - coalesce($4::date, now()))), r.path LIMIT 6)`;

const headlineText = `
SELECT r.path FROM pub.find_in('pub.release_keys', pub.asked_words($1, 'h:'), NULL, NULL, NULL, NULL, false, 4) f
  JOIN pub.release r ON r.id = f.release_id`;

/** Releases that a copy names by address, number and date, or headline; the surest first. */
export async function findNamed({ paths, own, number, date, headline }: Claim): Promise<Mention[]> {
  const isNumber = number !== null && number <= 2_147_483_647;
  const named = await publicQuery<Mention>('copy-named', namedText, [paths, own ?? '', isNumber ? number : null, date]);
  const hasWords = /[\p{L}\p{N}]/u.test(headline);
  const rows = hasWords
    ? await publicSearchQuery<{ path: string }>('copy-headline', headlineText, [headline.slice(0, 500)])
    : [];
  return [...named, ...rows.map(({ path }) => ({ path, isSaid: false }))];
}

const phrasesText = `
WITH asked AS MATERIALIZED (
  SELECT string_agg('(' || pub.asked_phrase(phrase)::text || ')', ' | ')::tsquery AS query
    FROM unnest($1::text[]) phrase WHERE numnode(pub.asked_phrase(phrase)) > 0)
SELECT r.path FROM asked a, pub.find_in('pub.release_keys', a.query, NULL, NULL, NULL, NULL, false, 6) f
  JOIN pub.release r ON r.id = f.release_id WHERE a.query IS NOT NULL`;

/** Releases in whose newest edition one of the copy's passages stands. */
export async function findByPhrases({ phrases }: Claim): Promise<Mention[]> {
  if (phrases.length === 0) return [];
  const rows = await publicSearchQuery<{ path: string }>('copy-phrases', phrasesText, [phrases]);
  return rows.map(({ path }) => ({ path, isSaid: false }));
}

type EditionRow = { path: string; label: string; language: string; edition: number; content: EditionText };

// A text that is six times as long or as short is no original of this copy.
const editionsText = `
SELECT s.path, e.label, e.language, e.edition, e.content
  FROM unnest($1::text[]) WITH ORDINALITY asked(path, place)
  JOIN pub.release r ON r.path = asked.path
  JOIN pub.release s ON s.series = r.series AND s.period_start = r.period_start AND s.number = r.number
  JOIN pub.edition e ON e.release_id = s.id
 WHERE e.content IS NOT NULL AND length(e.text) BETWEEN $2 / 16 AND $2 * 6 + 1000
 GROUP BY s.path, e.release_id, e.edition
 ORDER BY min(asked.place), s.path, e.edition DESC LIMIT 30`;

/**
 * Every edition of these releases, in each language.
 * @param letters of the copy
 */
export async function listCandidates(paths: string[], letters: number): Promise<Candidate[]> {
  if (paths.length === 0) return [];
  const rows = await publicFileQuery<EditionRow>('copy-editions', editionsText, [paths, letters]);
  return rows.map(({ content, ...row }) => ({ ...row, text: textOfEdition(content) }));
}
