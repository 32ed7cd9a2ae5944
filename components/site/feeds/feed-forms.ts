// A feed as Atom, RSS or JSON Feed. `feed` writes them; what it has no words for is added here: the
// languages, every file of an entry with its own type, and in JSON Feed the hub.
import { Feed, type Item } from 'feed';
import { escapeXml, legalXml } from '../xml.ts';

export const feedTypes = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;
export type FeedForm = keyof typeof feedTypes;

/** A file of an entry. `size` is 0 where nobody has counted its bytes. */
export type FeedFile = { url: string; type: string; title: string; size: number };

export type FeedEntry = {
  /** The same for ever, whatever the address of the site. */
  id: string;
  url: string;
  title: string;
  html: string;
  language: string;
  author: string;
  publishedAt: Date;
  changedAt: Date;
  files: FeedFile[];
};

export type FeedSource = {
  /** Without its ending. */
  address: string;
  /** The page of the same releases. */
  home: string;
  title: string;
  house: string;
  language: string;
  hub: string | undefined;
  entries: FeedEntry[];
};

function base({ address, home, title, house, language, hub, entries }: FeedSource, form: FeedForm): Feed {
  return new Feed({
    id: address,
    title,
    language,
    link: home,
    author: { name: house },
    generator: 'Pressmark',
    feedLinks: { [form]: `${address}.${form}` },
    // An empty feed says the same for ever.
    updated: new Date(Math.max(0, ...entries.map(({ changedAt }) => +changedAt))),
    ...(hub ? { hub } : {}),
  });
}

const item = ({ id, url, title, html, author, publishedAt, changedAt }: FeedEntry): Item => ({
  id,
  link: url,
  title,
  content: html,
  author: [{ name: author }],
  published: publishedAt,
  date: changedAt,
});

function atom(source: FeedSource): string {
  const feed = base(source, 'atom');
  // Titles of Atom are HTML here.
  for (const entry of source.entries) feed.addItem({ ...item(entry), title: escapeXml(entry.title) });
  let document = feed.atom1().replace('<feed ', `<feed xml:lang="${escapeXml(source.language)}" `);
  for (const { url, language, files } of source.entries) {
    const links = files.map(
      ({ url: href, type, title, size }) =>
        `<link rel="enclosure" href="${escapeXml(href)}" type="${escapeXml(type)}" title="${escapeXml(title)}"${size > 0 ? ` length="${size}"` : ''}/>`,
    );
    const own = `<link hreflang="${escapeXml(language)}" href="${escapeXml(url)}"/>`;
    document = document.replace(`<link href="${escapeXml(url)}"/>`, () => [own, ...links].join(''));
  }
  return document;
}

function rss(source: FeedSource): string {
  const feed = base(source, 'rss');
  for (const entry of source.entries) {
    const files = entry.files.map(({ url, type, size }) => ({ _attributes: { url, length: size, type } }));
    const { author: _, ...rest } = item(entry);
    feed.addItem({
      ...rest,
      extensions: [
        { name: 'dc:creator', objects: { _text: entry.author } },
        { name: 'dc:language', objects: { _text: entry.language } },
        ...(files.length > 0 ? [{ name: 'enclosure', objects: files as unknown as Record<string, unknown> }] : []),
      ],
    });
  }
  return feed.rss2();
}

/** JSON Feed 1.1. `feed` writes 1.0, so its additions are made to the object that it wrote. */
function json(source: FeedSource): string {
  const feed = base(source, 'json');
  for (const entry of source.entries) feed.addItem(item(entry));
  const { items, author: _, ...rest } = JSON.parse(feed.json1());
  const entries = items.map(({ author: _author, ...one }: { author: unknown }, at: number) => {
    const { author, language, files = [] } = source.entries[at] ?? {};
    const attachments = files.map(({ url, type, title, size }) => ({
      url,
      mime_type: type,
      title,
      ...(size > 0 ? { size_in_bytes: size } : {}),
    }));
    return { ...one, language, authors: [{ name: author }], ...(attachments.length > 0 ? { attachments } : {}) };
  });
  const hubs = source.hub ? { hubs: [{ type: 'WebSub', url: source.hub }] } : {};
  const head = { language: source.language, authors: [{ name: source.house }], ...hubs };
  const feedOf11 = { ...rest, version: 'https://jsonfeed.org/version/1.1', ...head, items: entries };
  return `${JSON.stringify(feedOf11, null, 2)}\n`;
}

/** Writes a feed. */
export function feedIn(form: FeedForm, source: FeedSource): string {
  return form === 'json' ? json(source) : legalXml(form === 'atom' ? atom(source) : rss(source));
}
