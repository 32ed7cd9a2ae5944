import 'server-only';
import { canonicalText, textHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { askOf, sendOf } from '#lib/core/statement.ts';
import { appendAllToRegister } from '#lib/audit/register.ts';
import { readDateline } from '#lib/text/dateline-rules.ts';
import { paragraphsOf } from '#lib/text/document-text-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { htmlOf } from '#lib/text/document-html.ts';
import { editionStatement } from '#lib/text/edition-rules.ts';

/**
 * Copies the files that a text names into the public schema; those of an earlier edition are there. It asks for no number and locks
 * nothing that others wait for.
 */
export async function publishFiles(tx: Tx, releaseId: string, { attachments = [] }: Content): Promise<void> {
  if (attachments.length === 0) return;
  const files = attachments.map(({ file }) => file);
  await sendOf(tx)`
    INSERT INTO pub.file (release_id, sha256, type, size, bytes)
    SELECT release_id, sha256, type, size, bytes FROM newsroom.file WHERE release_id = ${releaseId}::uuid AND sha256 = ANY(${files})
    ON CONFLICT DO NOTHING`;
  const there = await askOf<{ file: string }>(tx)`
    SELECT sha256 AS file FROM pub.file WHERE release_id = ${releaseId}::uuid AND sha256 = ANY(${files}) AND bytes IS NOT NULL`;
  if (there.length < files.length) throw new Error(`a file that the text of ${releaseId} names is not kept`);
}

/** Where and as what a text becomes public. */
export type Place = {
  releaseId: string;
  series: string;
  period: { key: string; start: string };
  number: number;
  label: string;
  path: string;
  language: string;
  desk: { key: string; name: string };
  /** Publication of this edition, by the database's clock. */
  publishedAt: Date;
  /** 1 unless this is a correction, which has a note. */
  edition?: number;
  note?: string;
};

/** What can be made of a text before its number is known, so that the counter is held for as short as can be. */
export function renderContent(content: Content) {
  return {
    dateline: readDateline(content.dateline),
    html: htmlOf(content.body),
    paragraphs: paragraphsOf(content.body),
  };
}
export type Rendered = ReturnType<typeof renderContent>;

const searchConfig = (language: string) => (language.startsWith('en') ? 'english' : 'simple');

/** All that the edition says, as it is hashed. */
export function statementOf(place: Place, content: Content, { dateline }: Rendered): string {
  const { period, desk, series, number, label, language, publishedAt, edition = 1, note = null } = place;
  const where = { series, period: period.key, number, label, language, desk: desk.name, edition, note };
  return canonicalText(
    editionStatement({ ...where, publishedAt: publishedAt.toISOString() }, { ...content, dateline }),
  );
}

/** SHA-256, hex, over all that the edition says. */
export function hashOf(place: Place, content: Content, rendered: Rendered): string {
  return textHash(statementOf(place, content, rendered));
}

/** What becomes public: where, what, and in its forms. */
export type Frozen = { place: Place; content: Content; rendered: Rendered; contentHash: string };

/**
 * Writes a frozen text in all its forms, and with a first edition the place where it stands, in one statement. What is long and says
 * no number goes past `newsroom.filled`.
 */
export function insertEdition(tx: Tx, { place, content, rendered, contentHash }: Frozen): Promise<void> {
  const { releaseId, series, period, number, label, path, language, desk, publishedAt } = place;
  const { headline, subheadlines, body, endMark, attachments = [] } = content;
  const said = {
    release_id: releaseId,
    edition: place.edition ?? 1,
    series,
    period: period.key,
    period_start: period.start,
    number,
    label,
    path,
    language,
    desk_key: desk.key,
    desk_name: desk.name,
    published_at: publishedAt,
    note: place.note ?? null,
    headline,
    subheadlines,
    dateline: rendered.dateline,
    end_mark: endMark,
    attachments,
    text: printedText(label, content),
    content_hash: contentHash,
    config: searchConfig(language),
    heads: [label, headline, ...subheadlines].join(' '),
  };
  return sendOf(tx)`
    WITH said AS MATERIALIZED (
      SELECT * FROM jsonb_to_record(newsroom.filled(${JSON.stringify(said)})::jsonb) AS r(release_id uuid, edition int, series text, period text,
        period_start date, number int, label text, path text, language text, desk_key text, desk_name text,
        published_at timestamptz, note text, headline text, subheadlines text[], dateline jsonb, end_mark text,
        attachments jsonb, text text, content_hash text, config text, heads text)
    ), place AS (
      INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition,
        headline, published_at, changed_at)
      SELECT release_id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition,
        headline, published_at, published_at FROM said WHERE edition = 1
    )
    INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, headline, subheadlines,
      dateline, body, end_mark, attachments, html, text, search, content_hash)
    SELECT release_id, edition, label, language, desk_name, published_at, note, headline, subheadlines,
      dateline, ${JSON.stringify(body)}::jsonb, end_mark, attachments, ${rendered.html}, text,
      setweight(to_tsvector(config::regconfig, heads), 'A')
        || setweight(to_tsvector(config::regconfig, ${rendered.paragraphs.join(' ')}), 'B'),
      content_hash
    FROM said`;
}

/**
 * Writes first editions into the public schema: each release's place, the frozen text in all its forms with its hash,
 * the register's line. Runs inside the caller's transaction.
 */
export async function freezeFirstEditions(tx: Tx, frozen: Frozen[], kind: 'published' | 'archived'): Promise<void> {
  for (const one of frozen) await insertEdition(tx, one);
  const lines = frozen.map(({ place, contentHash }) => {
    const { period, releaseId, series, number, label, path, language } = place;
    const line = { releaseId, series, period: period.key, number, language, label, path, edition: 1 };
    return { ...line, contentHash, kind, note: null };
  });
  await appendAllToRegister(tx, lines);
}
