import 'server-only';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { publicFileQuery, publicQuery } from '#lib/core/public-db.ts';
import type { EditionText, HtmlOfFields } from '#lib/text/schema.ts';
import { pathIn, pathsOf } from './place-in-language-rules.ts';
import type { Neighbour, PublicAttachment, PublicEmblem, PublicFile, PublicHouse, PublicPage } from './schema.ts';

type HouseRow = {
  names: Record<string, string>;
  time_zone: string;
  languages: string[];
  end_mark: string;
  accent: string;
  accent_dark: string;
  emblem: string | null;
  press_contact: Partial<PublicHouse['pressContact']>;
  duty_telephone: string;
  letterhead: string[] | null;
  reuse: Record<string, string>;
};

const houseOf = (row: HouseRow): PublicHouse => ({
  name: inLanguage(row.names, row.languages[0] ?? 'en'),
  names: row.names,
  timeZone: row.time_zone,
  languages: row.languages,
  endMark: row.end_mark,
  accent: row.accent,
  accentDark: row.accent_dark,
  emblem: row.emblem && `/assets/emblem-${row.emblem}`,
  pressContact: { name: '', email: '', telephone: '', ...row.press_contact },
  dutyTelephone: row.duty_telephone,
  letterhead: row.letterhead ?? [],
  reuse: row.reuse,
});

// The site before the house is set up.
const unnamed: HouseRow = {
  names: { en: 'Pressmark' },
  time_zone: 'UTC',
  languages: ['en'],
  end_mark: '',
  accent: '',
  accent_dark: '',
  emblem: null,
  press_contact: {},
  duty_telephone: '',
  letterhead: [],
  reuse: {},
};

const houseText = `
SELECT names, time_zone, languages, end_mark, accent, accent_dark, emblem, press_contact, duty_telephone, letterhead, reuse
FROM pub.house`;

/** The house’s public data. */
export async function getHouse(): Promise<PublicHouse> {
  const [row] = await publicQuery<HouseRow>('house', houseText, []);
  return houseOf(row ?? unnamed);
}

/** The same in a transaction of the newsroom. */
export async function houseIn(tx: { $queryRawUnsafe: <T>(text: string) => Promise<T> }): Promise<PublicHouse> {
  const [row] = await tx.$queryRawUnsafe<HouseRow[]>(houseText);
  return houseOf(row ?? unnamed);
}

/** The emblem with this hash; null if the house has another by now, or none. */
export async function getEmblem(hash: string): Promise<PublicEmblem | null> {
  const [row] = await publicQuery<PublicEmblem>(
    'emblem',
    'SELECT e.type, e.bytes FROM pub.emblem e JOIN pub.house h ON h.id = e.id WHERE h.emblem = $1',
    [hash],
  );
  return row ? { type: row.type, bytes: new Uint8Array(row.bytes) } : null;
}

/** The previous or next number, in the reader’s language if it has it. */
const beside = (comes: '<' | '>') => `
  SELECT jsonb_build_object('label', b.label, 'headline', nullif(b.headline, ''), 'path', b.path, 'language', b.language,
    'period', b.period, 'number', b.number, 'withdrawn', b.state = 'withdrawn') AS link
  FROM pub.release b
  WHERE b.series = r.series AND (b.period_start, b.number) ${comes} (r.period_start, r.number)
  ORDER BY b.period_start ${comes === '<' ? 'DESC' : 'ASC'}, b.number ${comes === '<' ? 'DESC' : 'ASC'},
    b.language <> coalesce($3::text, r.language), array_position(h.languages, b.language)
  LIMIT 1`;

// One statement for a page. Row comparison finds the neighbours by two probes of the index
// (series, period_start, number). The search vector is not read: it is larger than the text.
export const pageText = `
SELECT r.id, r.series, r.period, r.number, r.label, r.path, r.language, r.desk_key, r.desk_name, r.state,
  r.edition AS newest_edition, r.published_at, e.edition, e.published_at AS edition_at, e.note, e.content,
  e.html, e.text, e.content_hash, to_jsonb(h) AS house,
  CASE WHEN e.content ? 'attachments' THEN (
    SELECT jsonb_agg(a.value || jsonb_build_object('type', f.type, 'size', f.size) ORDER BY a.ordinality)
    FROM jsonb_array_elements(e.content->'attachments') WITH ORDINALITY a
    JOIN pub.file f ON f.release_id = r.id AND f.sha256 = a.value->>'file') END AS attachments,
  p.link AS previous, n.link AS next, w.at AS withdrawn_at, w.note AS withdrawn_because,
  (SELECT g.seq FROM pub.register_entry g WHERE g.release_id = r.id AND g.edition = e.edition
    AND g.kind IN ('published', 'archived', 'corrected') LIMIT 1) AS entry, eds.list AS editions, lang.list AS languages
FROM pub.release r
JOIN pub.edition e ON e.release_id = r.id AND e.edition = coalesce($2::int, r.edition)
LEFT JOIN pub.house h ON h.id = 1
LEFT JOIN LATERAL (${beside('<')}) p ON true
LEFT JOIN LATERAL (${beside('>')}) n ON true
LEFT JOIN LATERAL (
  SELECT g.at, g.note FROM pub.register_entry g
  WHERE r.state = 'withdrawn' AND g.release_id = r.id AND g.kind = 'withdrawn' ORDER BY g.seq DESC LIMIT 1) w ON true
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('edition', d.edition, 'publishedAt', d.published_at, 'note', d.note, 'contentHash', d.content_hash)
    ORDER BY d.edition) AS list
  FROM pub.edition d WHERE d.release_id = r.id) eds
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_agg(jsonb_build_object('language', s.language, 'path', s.path, 'publishedAt', s.published_at)
    ORDER BY s.language), '[]') AS list
  FROM pub.release s
  WHERE s.series = r.series AND s.period_start = r.period_start AND s.number = r.number AND s.language <> r.language) lang
WHERE r.path = $1`;

type PageRow = {
  id: string;
  series: string;
  period: string;
  number: number;
  label: string;
  path: string;
  language: string;
  desk_key: string;
  desk_name: string;
  state: 'published' | 'withdrawn';
  newest_edition: number;
  published_at: Date;
  edition: number;
  edition_at: Date;
  note: string | null;
  content: EditionText | null;
  html: HtmlOfFields | null;
  text: string | null;
  attachments: Omit<PublicAttachment, 'path'>[] | null;
  content_hash: string;
  house: HouseRow | null;
  previous: Neighbour | null;
  next: Neighbour | null;
  withdrawn_at: Date | null;
  withdrawn_because: string | null;
  entry: string | null;
  editions: { edition: number; publishedAt: string; note: string | null; contentHash: string }[];
  languages: { language: string; path: string; publishedAt: string }[];
};

/** The address of a file. A file of an earlier edition has ?edition=. */
function pathOfFile({ path, edition, newest_edition }: PageRow, name: string): string {
  return `${path}/${name}${edition === newest_edition ? '' : `?edition=${edition}`}`;
}

function textOf(row: PageRow): PublicPage['text'] {
  const { content, html, text: plain } = row;
  if (content === null || html === null || plain === null) return null;
  const attachments = (row.attachments ?? []).map((one) => ({ ...one, path: pathOfFile(row, one.name) }));
  return { content, html, plain, attachments };
}

function withdrawalOf(row: PageRow): PublicPage['withdrawal'] {
  if (row.state !== 'withdrawn') return null;
  return { at: row.withdrawn_at ?? row.published_at, reason: row.withdrawn_because ?? '' };
}

function neighbourFor(link: Neighbour | null, language: string, house: PublicHouse): Neighbour | null {
  return link && { ...link, path: pathIn(house, language, link.path) };
}

function pageOf(row: PageRow, reader: string, house: PublicHouse): PublicPage {
  return {
    id: row.id,
    series: row.series,
    period: row.period,
    number: row.number,
    label: row.label,
    path: row.path,
    language: row.language,
    dir: directionOf(row.language),
    deskKey: row.desk_key,
    deskName: row.desk_name,
    state: row.state,
    edition: row.edition,
    newestEdition: row.newest_edition,
    publishedAt: row.published_at,
    editionAt: row.edition_at,
    note: row.note,
    withdrawal: withdrawalOf(row),
    text: textOf(row),
    contentHash: row.content_hash,
    entry: row.entry === null ? null : Number(row.entry),
    previous: neighbourFor(row.previous, reader, house),
    next: neighbourFor(row.next, reader, house),
    editions: row.editions.map((e) => ({ ...e, publishedAt: new Date(e.publishedAt) })),
    languages: row.languages.map((one) => ({ ...one, publishedAt: new Date(one.publishedAt) })),
  };
}

export type PageWithHouse = { house: PublicHouse; page: PublicPage };

/**
 * A public release by its address, with neighbours, editions, languages and the house.
 * @param edition null for the newest
 * @param reader the language of the neighbours; null for the release's own
 * @returns null if there is none
 */
export async function getPage(
  path: string,
  edition: number | null,
  reader: string | null = null,
): Promise<PageWithHouse | null> {
  const [row] = await publicQuery<PageRow>('page', pageText, [path, edition, reader]);
  if (!row) return null;
  const house = houseOf(row.house ?? unnamed);
  return { house, page: pageOf(row, reader ?? row.language, house) };
}

/** The same in a transaction of the newsroom, with the neighbours in the release's own language. */
export async function pageIn(
  tx: { $queryRawUnsafe: <T>(text: string, ...values: unknown[]) => Promise<T> },
  path: string,
  edition: number | null,
): Promise<PageWithHouse | null> {
  const [row] = await tx.$queryRawUnsafe<PageRow[]>(pageText, path, edition, null);
  if (!row) return null;
  const house = houseOf(row.house ?? unnamed);
  return { house, page: pageOf(row, row.language, house) };
}

/**
 * A number that the reader's language lacks, in the first language of the house that has it.
 * @param path its address in the reader's language
 * @returns null if no language has the number
 */
export async function getPageElsewhere(
  path: string,
  reader: string,
  house: PublicHouse,
): Promise<PageWithHouse | null> {
  const paths = pathsOf(house, path);
  const rows = await publicQuery<{ path: string }>(
    'page-elsewhere',
    'SELECT r.path FROM pub.release r WHERE r.path = ANY($1::text[]) ORDER BY array_position($1::text[], r.path) LIMIT 1',
    [paths],
  );
  return rows[0] ? getPage(rows[0].path, null, reader) : null;
}

const fileText = `
SELECT r.id, r.language, f.type, f.bytes
FROM pub.release r
JOIN pub.edition e ON e.release_id = r.id AND e.edition = coalesce($2::int, r.edition)
CROSS JOIN LATERAL jsonb_array_elements(e.content->'attachments') a(file)
JOIN pub.file f ON f.release_id = r.id AND f.sha256 = a.file->>'file'
WHERE r.path = $1 AND a.file->>'name' = $3 AND f.bytes IS NOT NULL`;

/**
 * An attachment of an edition.
 * @param path the release's address
 * @param edition null for the newest
 * @returns null if release, edition or file is missing, or a withdrawal removed the text
 */
export async function getFile(path: string, edition: number | null, name: string): Promise<PublicFile | null> {
  const [row] = await publicFileQuery<PublicFile>('file', fileText, [path, edition, name]);
  return row ?? null;
}
