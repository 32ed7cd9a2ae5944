// The table of the site's routes, from which server.ts calls them. A test compares it with the
// folders.
import type { QueryShape } from '#lib/core/serving/address-rules.ts';
import type { SiteRoute } from '#lib/core/serving/site-handler.ts';
import { GET as languageAbout } from './[language]/about/route.tsx';
import { GET as languageAccessibility } from './[language]/accessibility/route.tsx';
import { GET as languageCheck } from './[language]/check/route.tsx';
import { GET as securityText } from './.well-known/security.txt/route.ts';
import { GET as languageCorrections } from './[language]/corrections/route.tsx';
import { GET as languageDesk } from './[language]/desks/[key]/route.tsx';
import { GET as languageDesks } from './[language]/desks/route.tsx';
import { GET as languageArchive } from './[language]/archive/[[...when]]/route.tsx';
import { GET as languageFeed } from './[language]/feeds/[...which]/route.ts';
import { GET as languageOpenSearch } from './[language]/opensearch.xml/route.ts';
import { GET as languageRegister } from './[language]/register/[[...place]]/route.tsx';
import { GET as languageRelease } from './[language]/releases/[...address]/route.tsx';
import { GET as languageReuse } from './[language]/reuse/route.tsx';
import { GET as languageLatest } from './[language]/route.tsx';
import { GET as languageSearch } from './[language]/search/route.tsx';
import { GET as about } from './about/route.tsx';
import { GET as accessibility } from './accessibility/route.tsx';
import { GET as archive } from './archive/[[...when]]/route.tsx';
import { GET as asset } from './assets/[name]/route.ts';
import { GET as feed } from './feeds/[...which]/route.ts';
import { GET as newsSitemap } from './news-sitemap.xml/route.ts';
import { GET as openSearch } from './opensearch.xml/route.ts';
import { GET as manifest } from './site.webmanifest/route.ts';
import { GET as check } from './check/route.tsx';
import { copyVerdictAnswer } from './_answers/copy-check/copy-check.tsx';
import { GET as corrections } from './corrections/route.tsx';
import { GET as desk } from './desks/[key]/route.tsx';
import { GET as desks } from './desks/route.tsx';
import { GET as register } from './register/[[...place]]/route.tsx';
import { GET as registerJson } from './register.json/route.ts';
import { GET as release } from './releases/[...address]/route.tsx';
import { GET as reuse } from './reuse/route.tsx';
import { GET as robots } from './robots.txt/route.ts';
import { GET as latest } from './route.tsx';
import { GET as search } from './search/route.tsx';
import { GET as sitemapMonth } from './sitemap/[language]/[month]/route.ts';
import { GET as sitemap } from './sitemap.xml/route.ts';

const count = /^[1-9]\d{0,8}$/;
const address = /^[a-z0-9][A-Za-z0-9/-]{0,80}$/;

const edition = /^[1-9]\d{0,3}$/;
// Other sites add a `from` to links that are shared. Only the page of changes has one of its own.
const editions = (path: string): QueryShape =>
  /\/changes(?:\.json)?$/.test(path) ? { from: edition, to: edition } : { edition };
const pages = { before: address };
const places = { before: count, after: address };
const entry = /^[1-9]\d{0,14}$/;
const key = /^[a-z0-9][a-z0-9-]{0,19}$/;
/**
 * The queries of a register page: the whole register continues below an entry, a series below a
 * period, a period after a number.
 */
const registers = (path: string): QueryShape => {
  const [, below = ''] = path.split('/register');
  const depth = below.split('/').length - 1;
  if (depth === 0) return { before: entry };
  return depth === 1 ? { before: key, after: count } : { after: count };
};
const anyKey = /^(?:[A-Za-z0-9-]{1,40})?$/;
const anyDay = /^(?:[12]\d{3}-\d\d-\d\d)?$/;
// What was typed may be anything. An empty filter comes from a form.
const searches = {
  q: /^[\s\S]{0,400}$/u,
  ...{ series: anyKey, desk: anyKey, language: anyKey, state: anyKey, from: anyDay, to: anyDay },
  before: /^[ht]-\/[a-z][A-Za-z0-9/-]{0,100}$/,
};
const chain = { series: key, period: key, cursor: entry };

export const siteRoutes: readonly SiteRoute[] = [
  { pattern: '/', get: latest, query: pages },
  { pattern: '/releases/[...address]', get: release, query: editions },
  { pattern: '/archive/[[...when]]', get: archive, query: places },
  { pattern: '/register/[[...place]]', get: register, query: registers },
  { pattern: '/search', get: search, query: searches },
  { pattern: '/check', get: check, post: (sent) => copyVerdictAnswer(sent, undefined) },
  { pattern: '/about', get: about },
  { pattern: '/accessibility', get: accessibility },
  { pattern: '/reuse', get: reuse },
  { pattern: '/desks', get: desks },
  { pattern: '/desks/[key]', get: desk, query: pages },
  { pattern: '/corrections', get: corrections, query: { before: entry } },
  { pattern: '/register.json', get: registerJson, query: chain },
  { pattern: '/feeds/[...which]', get: feed },
  { pattern: '/[language]/feeds/[...which]', get: languageFeed },
  { pattern: '/[language]', get: languageLatest, query: pages },
  { pattern: '/[language]/releases/[...address]', get: languageRelease, query: editions },
  { pattern: '/[language]/archive/[[...when]]', get: languageArchive, query: places },
  { pattern: '/[language]/register/[[...place]]', get: languageRegister, query: registers },
  { pattern: '/[language]/search', get: languageSearch, query: searches },
  {
    pattern: '/[language]/check',
    get: languageCheck,
    post: (sent, { language }) => copyVerdictAnswer(sent, String(language)),
  },
  { pattern: '/[language]/about', get: languageAbout },
  { pattern: '/[language]/accessibility', get: languageAccessibility },
  { pattern: '/[language]/reuse', get: languageReuse },
  { pattern: '/[language]/desks', get: languageDesks },
  { pattern: '/[language]/desks/[key]', get: languageDesk, query: pages },
  { pattern: '/[language]/corrections', get: languageCorrections, query: { before: entry } },
  { pattern: '/assets/[name]', get: asset },
  { pattern: '/robots.txt', get: async () => robots() },
  { pattern: '/.well-known/security.txt', get: securityText },
  { pattern: '/site.webmanifest', get: manifest },
  { pattern: '/opensearch.xml', get: openSearch },
  { pattern: '/[language]/opensearch.xml', get: languageOpenSearch },
  { pattern: '/news-sitemap.xml', get: newsSitemap },
  { pattern: '/sitemap.xml', get: sitemap },
  { pattern: '/sitemap/[language]/[month]', get: sitemapMonth },
];
