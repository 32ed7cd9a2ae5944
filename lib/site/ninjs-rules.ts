// A release as IPTC ninjs 3.0, without other properties. Pure.
// Source: https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json
import canonicalize from 'canonicalize';
import { inLanguage } from '#lib/core/languages.ts';
import { editionRecord } from './edition-record-rules.ts';
import { typeOfForm } from './forms/form-rules.ts';
import type { PublicHouse, PublicPage } from './schema.ts';

function texts(page: PublicPage) {
  const { text } = page;
  if (!text) return { headlines: [], bodies: [] };
  const { kicker, headline, subheadlines, dateline, contacts } = text.content;
  const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });
  const record = editionRecord(page);
  return {
    headlines: [
      ...(kicker ? [plain('kicker', kicker)] : []),
      plain('main', headline),
      ...subheadlines.map((value) => plain('sub', value)),
      plain('dateline', dateline.text),
    ],
    bodies: [
      { role: 'main', contentType: 'text/html', value: text.html.body },
      plain('text', text.plain),
      ...(contacts ? [{ role: 'contacts', contentType: 'application/json', value: JSON.stringify(contacts) }] : []),
      ...(text.html.notes ? [{ role: 'notes', contentType: 'text/html', value: text.html.notes }] : []),
      // SHA-256 of exactly these bytes is the hash in the register.
      { role: 'register', contentType: 'application/json', value: canonicalize(record) ?? '' },
    ],
  };
}

/** Every correction up to this edition, oldest first, and the withdrawal. */
function notices({ editions, edition, withdrawal }: PublicPage) {
  const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });
  const corrections = editions.filter((one) => one.edition > 1 && one.edition <= edition);
  return [
    ...corrections.map(({ note }) => plain('correction', note ?? '')),
    ...(withdrawal ? [plain('withdrawal', withdrawal.reason)] : []),
  ];
}

/** Where each correction was made: ninjs has no time for a note. */
const editionLinks = ({ editions, edition, newestEdition, language, label, path }: PublicPage, origin: string) =>
  editions
    .filter((one) => one.edition !== edition)
    .map((one) => ({
      name: label,
      uri: one.edition === newestEdition ? origin + path : `${origin}${path}?edition=${one.edition}`,
      rel: one.edition < edition ? 'predecessor' : 'successor',
      language,
      version: String(one.edition),
      versionCreated: one.publishedAt.toISOString(),
      altIds: [{ role: 'sha256', value: one.contentHash }],
    }));

/** The other forms of this edition. A withdrawn text has its picture alone. */
function forms({ text, path, edition, newestEdition }: PublicPage, origin: string) {
  const query = edition === newestEdition ? '' : `?edition=${edition}`;
  const form = (name: string, ending: string, contentType: string, more = {}) => {
    return { name, href: `${origin}${path}${ending}${query}`, contentType, ...more };
  };
  return [
    form('page', '', 'text/html'),
    ...(text
      ? [
          form('text', '.txt', 'text/plain'),
          form('pdf', '.pdf', typeOfForm.pdf),
          form('word', '.docx', typeOfForm.docx),
        ]
      : []),
    form('share', '.png', typeOfForm.png, { width: 1200, height: 630 }),
  ];
}

const attachmentLinks = ({ text, language }: PublicPage, origin: string) =>
  (text?.attachments ?? []).map(({ title, path, file, type, size }) => ({
    name: title,
    uri: origin + path,
    rel: 'attachment',
    language,
    altIds: [{ role: 'sha256', value: file }],
    renditions: [{ name: 'file', href: origin + path, contentType: type, sizeInBytes: size }],
  }));

const translationLinks = ({ label, languages }: PublicPage, origin: string) =>
  languages.map(({ language, path }) => ({ name: label, uri: origin + path, rel: 'translation', language }));

/** The release as ninjs. @param origin the site’s address, without a slash at its end */
export function ninjs(page: PublicPage, house: PublicHouse, origin: string) {
  const address = origin + page.path;
  const withdrawn = page.state === 'withdrawn';
  return {
    uri: address,
    standard: { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#' },
    type: 'text',
    representationType: page.text ? 'full' : 'partial',
    profile: 'pressmark-release',
    version: String(page.edition),
    language: page.language,
    pubStatus: withdrawn ? 'canceled' : 'usable',
    firstCreated: page.publishedAt.toISOString(),
    versionCreated: (withdrawn && page.withdrawal ? page.withdrawal.at : page.editionAt).toISOString(),
    title: page.label,
    altIds: [
      { role: 'number', value: page.label },
      { role: 'series', value: page.series },
      { role: 'period', value: page.period },
      { role: 'sha256', value: page.contentHash },
    ],
    infoSources: [
      { role: 'issuer', name: inLanguage(house.names, page.language) },
      { role: 'desk', name: page.deskName, literal: page.deskKey },
    ],
    ...(page.text?.content.dateline.place ? { located: page.text.content.dateline.place } : {}),
    descriptions: notices(page),
    ...texts(page),
    renditions: forms(page, origin),
    associations: [...attachmentLinks(page, origin), ...translationLinks(page, origin), ...editionLinks(page, origin)],
  };
}
