import 'server-only';
import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { appendToRegister } from '#lib/audit/register.ts';
import { readDateline } from '#lib/releases/dateline-rules.ts';
import { documentExtensions, paragraphsOf } from '#lib/releases/document-rules.ts';
import { printRelease } from '#lib/releases/house-format-rules.ts';
import type { Content } from '#lib/releases/schema.ts';
import { announce } from './announce.ts';
import { editionStatement } from './edition-rules.ts';

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
    html: renderToHTMLString({ extensions: documentExtensions, content: content.body }),
    paragraphs: paragraphsOf(content.body),
  };
}
export type Rendered = ReturnType<typeof renderContent>;

const searchConfig = (language: string) => (language.startsWith('en') ? 'english' : 'simple');

/** SHA-256 over all that the edition says. */
export function hashOf(place: Place, content: Content, rendered: Rendered): string {
  const { period, desk, series, number, label, language, publishedAt } = place;
  const { headline, subheadlines, body, endMark } = content;
  const statement = editionStatement({
    series,
    period: period.key,
    number,
    label,
    language,
    desk: desk.name,
    edition: place.edition ?? 1,
    publishedAt: publishedAt.toISOString(),
    note: place.note ?? null,
    headline,
    subheadlines,
    dateline: rendered.dateline,
    body,
    endMark,
  });
  return canonicalHash(statement);
}

function insertPlace(tx: Tx, place: Place, headline: string) {
  const { period, desk, releaseId, series, number, label, path, language, publishedAt } = place;
  return tx.publicRelease.create({
    data: {
      id: releaseId,
      series,
      period: period.key,
      periodStart: new Date(period.start),
      number,
      language,
      label,
      path,
      deskKey: desk.key,
      deskName: desk.name,
      edition: 1,
      headline,
      publishedAt,
      changedAt: publishedAt,
    },
    select: { id: true },
  });
}

/** Writes the frozen text in all its forms. */
export function insertEdition(tx: Tx, place: Place, content: Content, rendered: Rendered, contentHash: string) {
  const { releaseId, label, language, desk, publishedAt } = place;
  const { headline, subheadlines, body, endMark } = content;
  const { html, dateline, paragraphs } = rendered;
  const text = printRelease({ label, ...content, paragraphs });
  const config = searchConfig(language);
  return tx.$executeRaw`
    INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, headline, subheadlines,
      dateline, body, end_mark, html, text, search, content_hash)
    VALUES (${releaseId}::uuid, ${place.edition ?? 1}, ${label}, ${language}, ${desk.name}, ${publishedAt}, ${place.note ?? null}, ${headline}, ${subheadlines},
      ${JSON.stringify(dateline)}::jsonb, ${JSON.stringify(body)}::jsonb, ${endMark}, ${html}, ${text},
      setweight(to_tsvector(${config}::regconfig, ${[label, headline, ...subheadlines].join(' ')}), 'A')
        || setweight(to_tsvector(${config}::regconfig, ${paragraphs.join(' ')}), 'B'),
      ${contentHash})`;
}

/**
 * Writes a first edition into the public schema: the release's place, the frozen text in all its forms with its hash,
 * the register's line, and the word to every site process. Runs inside the caller's transaction.
 * @returns SHA-256, hex, over the canonical JSON of all that the edition says
 */
export async function freezeFirstEdition(
  tx: Tx,
  place: Place,
  content: Content,
  rendered: Rendered,
  kind: 'published' | 'archived',
): Promise<string> {
  const { period, releaseId, series, number, label, path, language } = place;
  const contentHash = hashOf(place, content, rendered);
  await insertPlace(tx, place, content.headline);
  await insertEdition(tx, place, content, rendered, contentHash);
  const line = { releaseId, series, period: period.key, number, language, label, path, edition: 1, contentHash };
  await appendToRegister(tx, { ...line, kind, note: null });
  await announce(tx, place);
  return contentHash;
}
