// A release as IPTC ninjs 3.0, without other properties. Pure.
// Source: https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json
import canonicalize from 'canonicalize';
import { inLanguage } from '#lib/core/languages.ts';
import { editionRecord } from './edition-record-rules.ts';
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

/** The notices of the page. */
function notices(page: PublicPage) {
  const notes = [];
  if (page.note) notes.push({ role: 'correction', contentType: 'text/plain', value: page.note });
  if (page.withdrawal) notes.push({ role: 'withdrawal', contentType: 'text/plain', value: page.withdrawal.reason });
  return notes;
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
    renditions: page.text ? [{ name: 'text', href: `${address}.txt`, contentType: 'text/plain' }] : [],
    associations: [...attachmentLinks(page, origin), ...translationLinks(page, origin)],
  };
}
