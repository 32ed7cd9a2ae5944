// How a text becomes public: files, edition, release row, announcement.
import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { readDateline } from '#lib/text/dateline-rules.ts';
import { printedText, searchWords } from '#lib/text/printed-text-rules.ts';
import { type Content, type EditionText, fieldsOf } from '#lib/text/schema.ts';
import { htmlOfFields } from '#lib/text/document-html.ts';
import { editionStatement } from '#lib/text/edition-rules.ts';
import { changesChannel } from '#lib/site/tags-rules.ts';

/**
 * Copies a text's attachments into the public schema. Files of an earlier edition are there
 * already.
 */
export async function publishFiles(tx: Tx, releaseId: string, { attachments = [] }: Content): Promise<void> {
  if (attachments.length === 0) return;
  const files = attachments.map(({ file }) => file);
  await tx.$executeRaw`
    INSERT INTO pub.file (release_id, sha256, type, size, bytes)
    SELECT release_id, sha256, type, size, bytes FROM newsroom.file WHERE release_id = ${releaseId}::uuid AND sha256 = ANY(${files})
    ON CONFLICT DO NOTHING`;
  const count = await tx.publicFile.count({ where: { releaseId, sha256: { in: files }, bytes: { not: null } } });
  if (count < files.length) throw new Error(`a file that the text of ${releaseId} names is not kept`);
}

/** What an edition bears besides its text. */
export type Imprint = {
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
  edition: number;
  note: string | null;
};

/** Renders a text before its number is known. This keeps the time with a locked counter short. */
export function renderContent(content: Content) {
  const text: EditionText = { ...fieldsOf(content), dateline: readDateline(content.dateline) };
  return { text, html: htmlOfFields(content), search: searchWords(content) };
}
export type RenderedText = ReturnType<typeof renderContent>;

const searchConfig = (language: string) => (language.startsWith('en') ? 'english' : 'simple');

/** The edition’s hash: SHA-256, hex, over the canonical JSON of imprint and text. */
export function hashOf(imprint: Imprint, { text }: RenderedText): string {
  const { period, desk, series, number, label, language, publishedAt, edition, note } = imprint;
  const where = { series, period: period.key, number, label, language, desk: desk.name, edition, note };
  return canonicalHash(editionStatement({ ...where, publishedAt: publishedAt.toISOString() }, text));
}

/** An edition that is ready to be written. */
export type FrozenEdition = { imprint: Imprint; content: Content; rendered: RenderedText; contentHash: string };

/** Writes the edition and the release’s public row. A correction moves that row to its edition. */
export async function insertEdition(tx: Tx, { imprint, content, rendered, contentHash }: FrozenEdition): Promise<void> {
  const { releaseId, series, period, number, label, path, language, desk, edition, note } = imprint;
  const { text, html, search } = rendered;
  const publishedAt = imprint.publishedAt.toISOString();
  const config = searchConfig(language);
  await tx.$executeRaw`
    WITH release_row AS (
      INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition,
        headline, published_at, changed_at)
      VALUES (${releaseId}::uuid, ${series}, ${period.key}, ${period.start}::date, ${number}, ${language}, ${label}, ${path},
        ${desk.key}, ${desk.name}, ${edition}, ${content.headline}, ${publishedAt}::timestamptz, ${publishedAt}::timestamptz)
      ON CONFLICT (id) DO UPDATE
        SET edition = excluded.edition, headline = excluded.headline, changed_at = excluded.changed_at
    )
    INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, content, html, text, search,
      content_hash)
    VALUES (${releaseId}::uuid, ${edition}, ${label}, ${language}, ${desk.name}, ${publishedAt}::timestamptz, ${note},
      ${JSON.stringify(text)}::jsonb, ${JSON.stringify(html)}::jsonb, ${printedText(label, content, language)},
      setweight(to_tsvector(${config}::regconfig, ${[label, ...search.titles].join(' ')}), 'A')
        || setweight(to_tsvector(${config}::regconfig, ${search.rest.join(' ')}), 'B'),
      ${contentHash})`;
}

/**
 * Copies the release's public state from `pub` to the newsroom's row and notifies the sites.
 * PostgreSQL delivers the notification on commit.
 */
export async function announce(tx: Tx, releaseId: string): Promise<void> {
  await purge(tx, { releaseId });
  await tx.$executeRaw`
    WITH copied AS (
      UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
        label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
      FROM pub.release p WHERE r.id = p.id AND p.id = ${releaseId}::uuid
    )
    SELECT pg_notify(${changesChannel}, '')`;
}

/**
 * Enqueues a purge of the cache in front of the site, if there is one: at once, and again after 4
 * s. By then every site process has read the register. Before that, one could fill the cache with
 * an old page again.
 */
async function purge(tx: Tx, what: Jobs['purge-caches']): Promise<void> {
  if (!env().PRESSMARK_PURGE_URL) return;
  await enqueue(tx, 'purge-caches', what);
  await enqueue(tx, 'purge-caches', what, { startAfter: 4 });
}

/**
 * Notifies every site process of a new entry in the register.
 * @param tags cache tags of the pages that it makes stale
 */
export async function announceChange(tx: Tx, tags: string[]): Promise<void> {
  await purge(tx, { tags });
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, '')`;
}
