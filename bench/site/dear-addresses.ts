// The dearest addresses that a site has: what is long to find, to compare, to list, to make.
import type { Client } from 'pg';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { fieldsOf } from '#lib/text/schema.ts';
import { putRelease } from '#lib/site/fixtures/public-rows.ts';
import { chanceOf } from '../chance.ts';

const [longTexts, editions, paragraphs] = [8, 6, 1500];

/** A long text; another edition has other words in the same sentences. */
const bodyOf = (edition: number) =>
  documentOf(
    Array.from({ length: paragraphs }, (_, n) =>
      Array.from({ length: 30 }, (_word, at) => `word${(n * 31 + at * 7 + edition * 13) % 4999}`).join(' '),
    ),
  );

/** Texts of 1,500 paragraphs in six editions, once a database. @returns their addresses */
async function longReleases(client: Client): Promise<string[]> {
  const found = await client.query<{ path: string }>(`SELECT path FROM pub.release WHERE series = 'dear'`);
  if (found.rows.length > 0) return found.rows.map(({ path }) => path);
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO pub.series (key, names, label_template, period) VALUES ('dear', '{"en":"Long texts"}', 'L{n}', 'none')`,
  );
  const paths: string[] = [];
  for (let number = 1; number <= longTexts; number++) {
    const at = '2020-01-15T05:00:00Z';
    const { id, path } = await putRelease(client, { number, at, series: 'dear', says: { body: bodyOf(1) } });
    for (let edition = 2; edition <= editions; edition++)
      await client.query(
        `INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, content, html, text, content_hash)
         SELECT release_id, $2, label, language, desk_name, $4, 'Every word.', content || $3::jsonb, html, text,
           encode(sha256(convert_to($5 || content_hash, 'UTF8')), 'hex')
         FROM pub.edition WHERE release_id = $1 AND edition = 1`,
        [id, edition, JSON.stringify(fieldsOf({ body: bodyOf(edition) })), at, String(edition)],
      );
    await client.query('UPDATE pub.release SET edition = $2 WHERE id = $1', [id, editions]);
    paths.push(path);
  }
  await client.query('COMMIT');
  return paths;
}

const range = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Searches without a hit, with words that most texts have, and with one of each. */
const searches = () =>
  range(400).flatMap((n) => [
    `/search?q=nothing${n}`,
    `/search?q=demonstration&to=20${10 + (n % 16)}-06-${10 + (n % 18)}`,
    `/search?q=demonstration%20nothing${n}`,
    `/search?q=%22release%20of%20the%20demonstration%22%20${n}`,
    `/search?q=${n}%20demonstration`,
  ]);

const redlines = (paths: string[]) =>
  paths.flatMap((path) =>
    range(editions).flatMap((from) =>
      range(editions - from - 1).map((more) => `${path}/changes?from=${from + 1}&to=${from + more + 2}`),
    ),
  );

async function lists(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string; entries: number }>(
    `SELECT DISTINCT to_char(published_at, 'YYYY-MM') AS month, (SELECT max(seq)::int FROM pub.register_entry) AS entries FROM pub.release`,
  );
  return rows.flatMap(({ month, entries }, n) => {
    const folder = month.replace('-', '/');
    const below = Math.max(200, Math.floor((entries * (n + 1)) / rows.length));
    return [
      ...[
        `/archive/${folder}`,
        `/archive/pr/${folder}`,
        `/archive/${folder.slice(0, 4)}`,
        `/archive/${folder}/15/sheet`,
      ],
      ...[`/register/pr/${month}`, `/register?before=${below}`, `/register.json?series=pr&period=${month}`],
      ...[`/sitemap/en/${month}.xml`, `/sitemap.xml`, `/desks/bench?before=pr/${folder}/200`],
    ];
  });
}

const feeds = ['all', 'series/pr', 'series/ip', 'desks/bench', 'corrections', 'series/dear'].flatMap((name) =>
  ['atom', 'rss', 'json'].flatMap((form) => [`/feeds/${name}.${form}`, `/ur/feeds/${name}.${form}`]),
);

/** Forms that nobody has asked for. */
async function forms(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ path: string }>(
    `SELECT path FROM pub.release TABLESAMPLE BERNOULLI (10) WHERE series = 'pr' LIMIT 600`,
  );
  return rows.map(({ path }, n) => `${path}.${['pdf', 'docx', 'png'][n % 3]}`);
}

/** All of them, in an order drawn from a seed. */
export async function dearAddresses(client: Client): Promise<string[]> {
  const all = [
    ...searches(),
    ...redlines(await longReleases(client)),
    ...(await lists(client)),
    ...feeds,
    ...(await forms(client)),
  ];
  const { below } = chanceOf(17);
  return all
    .map((address) => ({ address, place: below(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ address }) => address);
}
