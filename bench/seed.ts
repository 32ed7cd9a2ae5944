// A register such as a large office fills: 4,500 releases a month in one series, some of them in a
// second language, and a smaller yearly series. The product's own rules make texts, labels,
// addresses and hashes.
import cliProgress from 'cli-progress';
import pg from 'pg';
import { genesis } from '#lib/audit/rules.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import { canonicalHash } from '#lib/core/canonical.ts';
import { formatLabel, pathOf, type Period, periodAt, type SeriesNumbering } from '#lib/numbering/rules.ts';
import { editionStatement } from '#lib/text/edition-rules.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { demoContent, demoContentUrdu } from '#prisma/demo/texts.ts';
import type { BenchDatabase } from './database.ts';

const timeZone = 'Asia/Karachi';
const deskName = 'Benchmark desk';
const monthly: SeriesNumbering = {
  key: 'pr',
  labelTemplate: 'PR No.{n}',
  prefix: '',
  period: 'month',
  firstMonth: 1,
  timeZone,
};
const yearly: SeriesNumbering = {
  key: 'ip',
  labelTemplate: '{prefix}/{yy}/{n}',
  prefix: 'IP',
  period: 'year',
  firstMonth: 1,
  timeZone,
};
const aMonth = 4500;
const batch = 2000;

type Chain = { seq: number; hash: string };
type Slot = { series: SeriesNumbering; language: 'en' | 'ur'; at: Date; period: Period; number: number };

/** Every release's place, oldest first. The numbers of each series and period run 1, 2, 3 … */
function* slots(count: number): Generator<Slot> {
  const months = Math.ceil(count / aMonth);
  const today = new Date();
  let slotCount = 0;
  const inYear = new Map<string, number>();
  for (let month = months - 1; month >= 0; month--) {
    const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - month, 1, -5);
    const length = month === 0 ? Math.max(today.getTime() - start, 60_000) : 28 * 86_400_000;
    let number = 0;
    for (let i = 0; i < aMonth && slotCount < count; i++) {
      const at = new Date(start + Math.floor((length * (i + 1)) / (aMonth + 1)));
      const series = i % 10 === 9 ? yearly : monthly;
      const period = periodAt(series, at);
      if (series === yearly) inYear.set(period.key, (inYear.get(period.key) ?? 0) + 1);
      // Every ninth monthly release is the Urdu text of the one before it, under the same number.
      const isTranslation = series === monthly && i % 10 === 8;
      if (series === monthly && !isTranslation) number++;
      slotCount++;
      yield {
        series,
        language: isTranslation ? 'ur' : 'en',
        at,
        period,
        number: series === yearly ? (inYear.get(period.key) ?? 1) : number,
      };
    }
  }
}

function rowOf(slot: Slot, index: number, chain: Chain) {
  const { series, language, at, period, number } = slot;
  const date = dayOf(at, timeZone);
  const content = language === 'ur' ? demoContentUrdu(index, date, '*-*-*-*-*') : demoContent(index, date, '*-*-*-*-*');
  const paragraphs = paragraphsOf(content.body);
  const label = formatLabel(series, period, number);
  const path = pathOf(series.key, series.period, period, number, language === 'en' ? null : language);
  const html = paragraphs.map((p) => `<p>${p}</p>`).join('');
  const id = `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  const dateline = readDateline(content.dateline);
  const { headline } = content;
  const place = { series: series.key, period: period.key, number, label, language, edition: 1 };
  const where = { ...place, desk: deskName, publishedAt: at.toISOString(), note: null };
  const contentHash = canonicalHash(editionStatement(where, { ...content, dateline }));
  const line = { ...place, kind: 'archived', releaseId: id, path, contentHash, note: null };
  chain.seq++;
  const prevHash = chain.hash;
  chain.hash = canonicalHash({ seq: chain.seq, at: at.toISOString(), ...line, prevHash });
  return {
    id,
    series: series.key,
    period: period.key,
    period_start: period.start,
    number,
    language,
    label,
    path,
    at: at.toISOString(),
    headline,
    content: { ...content, dateline },
    html: { body: html },
    text: printedText(label, content, language),
    hash: contentHash,
    seq: chain.seq,
    prev_hash: prevHash,
    link_hash: chain.hash,
  };
}

const insert = `
WITH given AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, series text, period text, period_start date, number int, language text, label text,
    path text, at timestamptz, headline text, content jsonb, html jsonb, text text,
    hash text, seq bigint, prev_hash text, link_hash text)),
work AS (
  INSERT INTO newsroom.release (id, series_id, desk_id, language, public_state, period, period_start, number, label, path, edition, published_at)
  SELECT g.id, s.id, d.id, g.language, 'published', g.period, g.period_start, g.number, g.label, g.path, 1, g.at
  FROM given g JOIN newsroom.series s ON s.key = g.series CROSS JOIN newsroom.desk d),
place AS (
  INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition, headline, published_at, changed_at)
  SELECT id, series, period, period_start, number, language, label, path, 'bench', '${deskName}', 1, headline, at, at FROM given RETURNING id),
register AS (
  INSERT INTO pub.register_entry (seq, at, kind, release_id, series, period, number, language, label, path, edition, content_hash, prev_hash, hash)
  SELECT seq, at, 'archived', id, series, period, number, language, label, path, 1, hash, prev_hash, link_hash FROM given)
INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, content, html, text, content_hash)
SELECT id, 1, label, language, '${deskName}', at, content, html, text, hash
FROM given`;

async function prepare(client: pg.Client) {
  await client.query(`SET pressmark.desks = '*'; SET synchronous_commit = off; SET maintenance_work_mem = '1GB'`);
  const house = [JSON.stringify({ en: 'Benchmark House' }), timeZone, ['en', 'ur']];
  for (const schema of ['newsroom', 'pub']) {
    await client.query(
      `INSERT INTO ${schema}.house (id, names, time_zone, languages, end_mark, accent, accent_dark) VALUES (1, $1, $2, $3, '*-*-*-*-*', '#0b5d3b', '#7cc9a3')`,
      house,
    );
  }
  await client.query(`INSERT INTO newsroom.desk (key, names) VALUES ('bench', '{"en":"${deskName}"}')`);
  for (const s of [monthly, yearly]) {
    await client.query(
      'INSERT INTO newsroom.series (key, names, label_template, prefix, period, time_zone) VALUES ($1, $2, $3, $4, $5, $6)',
      [s.key, JSON.stringify({ en: s.key }), s.labelTemplate, s.prefix, s.period, timeZone],
    );
    await client.query('INSERT INTO pub.series (key, names, label_template, period) VALUES ($1, $2, $3, $4)', [
      s.key,
      JSON.stringify({ en: s.key }),
      s.labelTemplate,
      s.period,
    ]);
  }
}

async function finish(client: pg.Client) {
  await client.query(`INSERT INTO newsroom.counter (series_id, period, period_start, next)
    SELECT s.id, r.period, r.period_start, max(r.number) + 1 FROM pub.release r JOIN newsroom.series s ON s.key = r.series GROUP BY 1, 2, 3`);
  await client.query('VACUUM ANALYZE');
}

/** Fills an empty database with `count` published releases. */
export async function seedReleases(database: BenchDatabase, count: number): Promise<void> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await prepare(client);
  const bar = new cliProgress.SingleBar(
    { format: 'releases {bar} {value}/{total} · {eta_formatted} left', noTTYOutput: true, notTTYSchedule: 15_000 },
    cliProgress.Presets.shades_classic,
  );
  bar.start(count, 0);
  const chain: Chain = { seq: 0, hash: genesis };
  let rows: ReturnType<typeof rowOf>[] = [];
  const flush = async () => {
    if (rows.length > 0) await client.query(insert, [JSON.stringify(rows)]);
    bar.increment(rows.length);
    rows = [];
  };
  let index = 0;
  for (const slot of slots(count)) {
    rows.push(rowOf(slot, ++index, chain));
    if (rows.length === batch) await flush();
  }
  await flush();
  bar.stop();
  const filled = performance.now();
  console.log('Making the statistics …');
  await finish(client);
  const size = await client.query<{ size: string }>(
    'SELECT pg_size_pretty(pg_database_size(current_database())) AS size',
  );
  await client.end();
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `${index} releases in ${seconds(filled - began)} s, statistics ${seconds(performance.now() - filled)} s, ${size.rows[0]?.size}`,
  );
}
