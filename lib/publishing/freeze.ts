// How a text becomes public: files, edition, release row, announcement.
import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { type Content, type EditionText, fieldsOf } from '#lib/text/schema.ts';
import { htmlOfFields } from '#lib/text/document/document-html.ts';
import { editionStatement } from '#lib/text/edition-rules.ts';
import { everyPageTag } from '#lib/core/serving/site-response.ts';
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
  return { text, html: htmlOfFields(content) };
}
export type RenderedText = ReturnType<typeof renderContent>;

/** The edition’s hash: SHA-256, hex, over the canonical JSON of imprint and text. */
export function hashOf(imprint: Imprint, { text }: RenderedText): string {
  const { period, desk, series, number, label, language, publishedAt, edition, note } = imprint;
  const where = { series, period: period.key, number, label, language, desk: desk.name, edition, note };
  return canonicalHash(editionStatement({ ...where, publishedAt: publishedAt.toISOString() }, text));
}

/**
 * An edition that is ready to be written. `place`: from 0 on, among those of one moment. It counts
 * as microseconds, so that lists keep the order in which they were published.
 */
export type FrozenEdition = {
  imprint: Imprint;
  content: Content;
  rendered: RenderedText;
  contentHash: string;
  place?: number;
};

function rowOf({ imprint, content, rendered, contentHash, place = 0 }: FrozenEdition) {
  const { releaseId, series, period, number, label, path, language, desk, edition, note } = imprint;
  const { text, html } = rendered;
  return {
    id: releaseId,
    series,
    period: period.key,
    period_start: period.start,
    number,
    language,
    label,
    path,
    desk_key: desk.key,
    desk_name: desk.name,
    edition,
    headline: content.headline,
    published_at: imprint.publishedAt.toISOString().replace('Z', `${String(place).padStart(3, '0')}Z`),
    note,
    content: text,
    html,
    text: printedText(label, content, language),
    content_hash: contentHash,
  };
}

/**
 * How many editions one statement writes: texts are long, and a statement has a size that it bears.
 */
const editionsAtOnce = 100;

/** Writes editions and their releases’ public rows. A correction moves that row to its edition. */
export async function insertEditions(tx: Tx, editions: FrozenEdition[]): Promise<void> {
  for (let from = 0; from < editions.length; from += editionsAtOnce) {
    const rows = editions.slice(from, from + editionsAtOnce).map(rowOf);
    await tx.$executeRaw`
      WITH frozen AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f (id uuid, series text, period text, period_start date,
          number int, language text, label text, path text, desk_key text, desk_name text, edition int, headline text,
          published_at timestamptz, note text, content jsonb, html jsonb, text text, content_hash text)
      ), release_row AS (
        INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition,
          headline, published_at, changed_at)
        SELECT id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition, headline,
          published_at, published_at FROM frozen
        ON CONFLICT (id) DO UPDATE
          SET edition = excluded.edition, headline = excluded.headline, changed_at = excluded.changed_at
      )
      INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, content, html, text,
        content_hash)
      SELECT id, edition, label, language, desk_name, published_at, note, content, html, text, content_hash
        FROM frozen`;
  }
}

// A purge of more releases than this is one of every page.
const purgedByRelease = 20;

/**
 * Copies the releases' public state from `pub` to the newsroom's rows, has their forms made, and
 * notifies the sites.
 * PostgreSQL delivers the notification on commit.
 */
export async function announce(tx: Tx, releaseIds: string[]): Promise<void> {
  if (releaseIds.length > purgedByRelease) await purge(tx, { tags: [everyPageTag] });
  else for (const releaseId of releaseIds) await purge(tx, { releaseId });
  await tellHub(tx, releaseIds);
  await enqueue(tx, 'make-forms', { releaseIds });
  await tx.$executeRaw`
    WITH copied AS (
      UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
        label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
      FROM pub.release p WHERE r.id = p.id AND p.id = ANY (${releaseIds}::uuid[])
    )
    SELECT pg_notify(${changesChannel}, '')`;
}

/**
 * Enqueues word to the hub of feeds, if there is one: at once, and again when every cache in front
 * has been purged, since the hub may have fetched an old feed.
 */
export async function tellHub(tx: Tx, releaseIds: string[]): Promise<void> {
  if (!env().PRESSMARK_HUB_URL) return;
  await enqueue(tx, 'tell-hub', { releaseIds });
  await enqueue(tx, 'tell-hub', { releaseIds }, { startAfter: 6 });
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
