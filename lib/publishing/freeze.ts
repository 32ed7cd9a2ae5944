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
  const there = await tx.publicFile.count({ where: { releaseId, sha256: { in: files }, bytes: { not: null } } });
  if (there < files.length) throw new Error(`a file that the text of ${releaseId} names is not kept`);
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
  edition: number;
  note: string | null;
};

/** What can be made of a text before its number is known, so that the counter is held for as short as can be. */
export function renderContent(content: Content) {
  const text: EditionText = { ...fieldsOf(content), dateline: readDateline(content.dateline) };
  return { text, html: htmlOfFields(content), search: searchWords(content) };
}
export type Rendered = ReturnType<typeof renderContent>;

const searchConfig = (language: string) => (language.startsWith('en') ? 'english' : 'simple');

/** SHA-256, hex, over all that the edition says. */
export function hashOf(place: Place, { text }: Rendered): string {
  const { period, desk, series, number, label, language, publishedAt, edition, note } = place;
  const where = { series, period: period.key, number, label, language, desk: desk.name, edition, note };
  return canonicalHash(editionStatement({ ...where, publishedAt: publishedAt.toISOString() }, text));
}

/** What becomes public: where, what, and in its forms. */
export type Frozen = { place: Place; content: Content; rendered: Rendered; contentHash: string };

/** The row by which the public finds a release; a correction moves it to its edition. */
async function writePlace(tx: Tx, { place, content: { headline } }: Frozen): Promise<void> {
  const { releaseId: id, series, period, number, label, path, language, desk, publishedAt, edition } = place;
  if (edition > 1) {
    const data = { edition, headline, changedAt: publishedAt };
    await tx.publicRelease.update({ where: { id }, data, select: { id: true } });
    return;
  }
  await tx.publicRelease.create({
    data: {
      id,
      series,
      period: period.key,
      periodStart: new Date(period.start),
      number,
      language,
      label,
      path,
      deskKey: desk.key,
      deskName: desk.name,
      edition,
      headline,
      publishedAt,
      changedAt: publishedAt,
    },
    select: { id: true },
  });
}

/** Writes a frozen text in all its forms, and the place where it stands. Prisma has no words for the search vector. */
export async function insertEdition(tx: Tx, frozen: Frozen): Promise<void> {
  await writePlace(tx, frozen);
  const { place, content, rendered, contentHash } = frozen;
  const { text, html, search } = rendered;
  const config = searchConfig(place.language);
  await tx.$executeRaw`
    INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, content, html, text, search,
      content_hash)
    VALUES (${place.releaseId}::uuid, ${place.edition}, ${place.label}, ${place.language}, ${place.desk.name},
      ${place.publishedAt.toISOString()}::timestamptz, ${place.note}, ${JSON.stringify(text)}::jsonb, ${JSON.stringify(html)}::jsonb,
      ${printedText(place.label, content, place.language)},
      setweight(to_tsvector(${config}::regconfig, ${[place.label, ...search.titles].join(' ')}), 'A')
        || setweight(to_tsvector(${config}::regconfig, ${search.rest.join(' ')}), 'B'),
      ${contentHash})`;
}

/**
 * Says how a release stands in public now, as its row in `pub` has it: to the newsroom's own row, and to every site process, that
 * the register has something new. PostgreSQL delivers that when the transaction commits, or never.
 */
export async function announce(tx: Tx, releaseId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
      label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
    FROM pub.release p WHERE r.id = p.id AND p.id = ${releaseId}::uuid`;
  await purge(tx, { releaseId });
  await notifySites(tx);
}

const notifySites = (tx: Tx) => tx.$executeRaw`SELECT pg_notify(${changesChannel}, '')`;

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
  await notifySites(tx);
}
