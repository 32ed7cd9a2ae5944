// How a text becomes public: its files, its edition in its place, and the word of it.
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
 * Copies the files that a text names into the public schema; those of an earlier edition are there. It asks for no number and locks
 * nothing that others wait for.
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

/** Where and as what a text becomes public. */
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

/** What can be made of a text before its number is known, so that the counter is held for as short as can be. */
export function renderContent(content: Content) {
  const text: EditionText = { ...fieldsOf(content), dateline: readDateline(content.dateline) };
  return { text, html: htmlOfFields(content), search: searchWords(content) };
}
export type RenderedText = ReturnType<typeof renderContent>;

const searchConfig = (language: string) => (language.startsWith('en') ? 'english' : 'simple');

/** SHA-256, hex, over all that the edition says. */
export function hashOf(imprint: Imprint, { text }: RenderedText): string {
  const { period, desk, series, number, label, language, publishedAt, edition, note } = imprint;
  const where = { series, period: period.key, number, label, language, desk: desk.name, edition, note };
  return canonicalHash(editionStatement({ ...where, publishedAt: publishedAt.toISOString() }, text));
}

/** What becomes public: where, what, and in its forms. */
export type FrozenEdition = { imprint: Imprint; content: Content; rendered: RenderedText; contentHash: string };

/** Writes a frozen text in all its forms, and the row by which the public finds it. A correction moves that row to its edition. */
export async function insertEdition(tx: Tx, { imprint, content, rendered, contentHash }: FrozenEdition): Promise<void> {
  const { releaseId, series, period, number, label, path, language, desk, edition, note } = imprint;
  const { text, html, search } = rendered;
  const publishedAt = imprint.publishedAt.toISOString();
  const config = searchConfig(language);
  await tx.$executeRaw`
    WITH place AS (
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
 * Says how a release stands in public now, as its row in `pub` has it: to the newsroom's own row, and to every site process, that
 * the register has something new. PostgreSQL delivers that when the transaction commits, or never.
 */
export async function announce(tx: Tx, releaseId: string): Promise<void> {
  await purge(tx, { releaseId });
  await tx.$executeRaw`
    WITH kept AS (
      UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
        label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
      FROM pub.release p WHERE r.id = p.id AND p.id = ${releaseId}::uuid
    )
    SELECT pg_notify(${changesChannel}, '')`;
}

/**
 * Has caches in front drop what is old, where there is one that takes word of it: soon, and once more when every site process has
 * looked at the register. One that had not might have filled a cache with what was old, in between.
 */
async function purge(tx: Tx, what: Jobs['purge-caches']): Promise<void> {
  if (!env().PRESSMARK_PURGE_URL) return;
  await enqueue(tx, 'purge-caches', what);
  await enqueue(tx, 'purge-caches', what, { startAfter: 4 });
}

/**
 * Tells every site process that the register has something new.
 * @param tags what it makes old
 */
export async function announceChange(tx: Tx, tags: string[]): Promise<void> {
  await purge(tx, { tags });
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, '')`;
}
