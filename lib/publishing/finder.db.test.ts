// The desk's list of every release: what each person finds, and its cost in a large house.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { discardDraft, restoreDraft } from '#lib/releases/commands.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { makeDraft, makeOffice, makePublished, makeUser, type Office, valueOf } from '#test/factories.ts';
import { startCorrection } from './correct.ts';
import { findReleases, readRows } from '#lib/releases/finding/finder-queries.ts';
import { type Question, questionOf } from '#lib/releases/finding/finder-rules.ts';
import { withdrawRelease } from './withdraw.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;
const ids: Record<string, string> = {};

const find = async (input: Record<string, string | undefined>, viewer: Actor = officer) => {
  const { rows } = await findReleases(viewer, questionOf(input));
  return rows.map(({ id }) => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id);
};

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  const publish = async (headline: string) =>
    makePublished(officer, editor, await makeDraft(officer, place, { headline }));
  ids.ferries = (await publish('Demonstration: the nation’s winter ferries')).releaseId;
  const withdrawn = await publish('Demonstration: figures for G-20');
  ids.withdrawn = withdrawn.releaseId;
  valueOf(await withdrawRelease(editor, { releaseId: withdrawn.releaseId, reason: 'Demonstration.', keepText: false }));
  const corrected = await publish('نمونہ: کانفرنس میں وفود کی آمد');
  ids.corrected = corrected.releaseId;
  valueOf(await startCorrection(officer, corrected));
  ids.draft = (await makeDraft(officer, place, { headline: 'Demonstration: winter timetable' })).releaseId;
  const discarded = await makeDraft(officer, place, { headline: 'Demonstration: set aside' });
  ids.discarded = valueOf(await discardDraft(officer, discarded)).releaseId;
});

describe('the list of releases', () => {
  test('has every release that the viewer may see, newest first, with drafts and discarded ones', async () => {
    expect(await find({})).toEqual(['discarded', 'draft', 'corrected', 'withdrawn', 'ferries']);
  });

  test('shows nobody a release of another desk, not even by number or words', async () => {
    const elsewhere = await makeUser(['officer', 'editor', 'auditor'], place.otherDesk.id);
    const admin = await makeUser('admin', null);
    for (const input of [{}, { q: '1' }, { q: 'winter' }, { state: 'draft' }, { state: 'published' }])
      for (const viewer of [elsewhere, admin]) expect(await find(input, viewer)).toEqual([]);
    const auditor = await makeUser('auditor', null);
    expect(await find({ q: 'winter' }, auditor)).toEqual(['draft', 'ferries']);
  });

  test.each([
    ['1', ['ferries']],
    ['PR 2', ['withdrawn']],
    ['PR No.3', ['corrected']],
    ['winter', ['draft', 'ferries']],
    ['ferr wint', ['ferries']],
    ['NATION', ['ferries']],
    ['کانفرنس', ['corrected']],
    ['no such words', []],
    ['!?', []],
    ["'; DROP TABLE pub.release --", []],
  ])('finds “%s”', async (q, expected) => {
    expect(await find({ q })).toEqual(expected);
  });

  test.each([
    ['draft', ['draft', 'corrected']],
    ['discarded', ['discarded']],
    ['published', ['corrected', 'ferries']],
    ['withdrawn', ['withdrawn']],
    ['scheduled', []],
  ])('shows releases in the state %s', async (state, expected) => {
    const result = await find({ state });
    expect(result.sort()).toEqual([...expected].sort());
  });

  test('shows the state of each release', async () => {
    const { rows } = await findReleases(officer, questionOf({}));
    const outcome = new Map(rows.map((row) => [row.id, row]));
    expect(outcome.get(ids.corrected ?? '')).toMatchObject({
      number: 3,
      isCorrection: true,
      state: 'draft',
      edition: 1,
    });
    expect(outcome.get(ids.withdrawn ?? '')).toMatchObject({ number: 2, publicState: 'withdrawn', state: null });
    expect(outcome.get(ids.discarded ?? '')).toMatchObject({ number: null, publicState: 'none', state: 'discarded' });
  });

  test('finds a discarded release until it is restored', async () => {
    const { rows } = await findReleases(officer, questionOf({ state: 'discarded' }));
    const releaseId = rows[0]?.id ?? '';
    valueOf(await restoreDraft(officer, { releaseId, version: 3 }));
    expect(await find({ state: 'discarded' })).toEqual([]);
    expect((await find({ state: 'draft' })).sort()).toEqual(['corrected', 'discarded', 'draft']);
  });
});

describe('spelling and filters', () => {
  test.each([
    ['nation\u2019s', 'nation\u02bcs'],
    ['  NATION  ', 'nation'],
    ['كتاب', 'کتاب'],
    ['ي\u064e', 'ى'],
    ['دو\u200cم', 'دو م'],
    ['٢١٩', '۲۱۹'],
    ['cafe\u0301', 'CAFÉ'],
    ['co\u00adoperation', 'cooperation'],
    ['\u202eabc\u202c', 'ABC'],
    ['\u200b \u2800\u3164', ''],
  ])('“%s” is spelt as “%s”', async (a, b) => {
    const [row] = await rowsAs<{ same: boolean }>(
      'newsroom_app',
      'SELECT newsroom.fold($1) = newsroom.fold($2) AS same',
      [a, b],
    );
    expect(row?.same).toBe(true);
  });

  test.each(['\u200b\u3164', '\u202e', 'x'.repeat(10_000), "a' & b", '\\', '😀'])(
    'an odd search finds nothing: %j',
    async (q) => {
      expect(await find({ q })).toEqual([]);
    },
  );

  test('words of the text, a person, a desk, a series, a language and days narrow the list', async () => {
    const name = officer.kind === 'user' ? officer.name : '';
    const { rows } = await findReleases(officer, questionOf({}));
    const all = rows.map(({ id }) => id);
    const ask = async (asked: Record<string, string | undefined>) =>
      (await findReleases(officer, questionOf(asked))).rows.map(({ id }) => id);
    for (const question of [
      { person: name.toUpperCase() },
      { desk: place.desk.key },
      { series: place.series.key },
      { language: 'en' },
      { from: '2020-01-01' },
    ])
      expect([question, await ask(question)]).toEqual([question, all]);
    for (const asked of [
      { person: 'nobody' },
      { desk: place.otherDesk.key },
      { desk: 'none' },
      { series: 'none' },
      { language: 'xx' },
      { to: '2020-01-01' },
      { from: '2999-01-01' },
    ])
      expect([asked, await ask(asked)]).toEqual([asked, []]);
  });

  test('a text is found by its words at once, also after a change, and nobody of another desk finds it', async () => {
    const elsewhere = await makeUser(['officer', 'editor', 'auditor'], place.otherDesk.id);
    const made = await makeDraft(officer, place, {
      headline: 'Demonstration: almanac',
      dateline: 'Zanzibar: November 23, 2021',
    });
    const ask = async (viewer: Actor, q: string) =>
      (await findReleases(viewer, questionOf({ q }))).rows.map(({ id }) => id);
    expect(await ask(officer, 'zanzibar')).toEqual([made.releaseId]);
    expect(await ask(officer, 'ZANZIBAR alman')).toEqual([made.releaseId]);
    expect(await ask(elsewhere, 'zanzibar')).toEqual([]);
    valueOf(await discardDraft(officer, made));
    expect((await findReleases(officer, questionOf({ q: 'zanzibar', state: 'discarded' }))).rows).toHaveLength(1);
    valueOf(await restoreDraft(officer, { ...made, version: made.version + 1 }));
    expect((await findReleases(officer, questionOf({ q: 'zanzibar', state: 'draft' }))).rows).toHaveLength(1);
    valueOf(await discardDraft(officer, { ...made, version: made.version + 2 }));
  });
});

/** The rows of releases and drafts that this transaction has read. */
async function rowsRead(tx: Tx): Promise<number> {
  const [read] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_xact_user_tables
     WHERE (schemaname, relname) IN (('pub', 'release'), ('newsroom', 'release'), ('newsroom', 'draft'), ('newsroom', 'release_keys'))`;
  return read?.rows ?? Number.NaN;
}

describe('in a house with many releases', () => {
  let reader: Actor;

  beforeAll(async () => {
    reader = await makeUser('officer', place.otherDesk.id);
    // These releases have rows only where the list reads them. Two in three are the other desk's.
    // Seven share each moment; from 20000 on each has its own, over twenty-five years.
    await rowsAs(
      'admin',
      `WITH made AS (
         INSERT INTO newsroom.release (id, series_id, desk_id, language, public_state, period, period_start, number, label, path, edition, published_at)
         SELECT uuidv7(), $1, CASE WHEN n % 3 = 0 THEN $2::uuid ELSE $3::uuid END, 'en', 'published', '2001-01', '2001-01-01', n,
                'PR No.' || n, '/old/' || n, 1,
                CASE WHEN n < 20000 THEN timestamptz '2001-01-01' + (n / 7) * interval '1 hour' ELSE timestamptz '2001-01-01' + (n - 20000) * interval '9 days' END
           FROM generate_series(1000, 20999) n RETURNING *
       ), drafted AS (
         INSERT INTO newsroom.draft (release_id, state, content, headline) SELECT id, 'published', '{}', 'Old ferry number ' || number || CASE WHEN number = 1234 THEN ' marvellous' ELSE '' END FROM made
       ) INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition, headline, published_at, changed_at)
       SELECT m.id, $4, period, period_start, number, language, label, path, k.key, 'Desk', 1,
              'Old ferry number ' || number || CASE WHEN number = 1234 THEN ' marvellous' ELSE '' END, published_at, published_at
         FROM made m JOIN newsroom.desk k ON k.id = m.desk_id`,
      [place.series.id, place.desk.id, place.otherDesk.id, place.series.key],
    );
    // The record has nothing of them.
    await rowsAs('admin', `SELECT newsroom.write_keys(array_agg(id)) FROM newsroom.release WHERE number >= 1000`);
    await rowsAs('admin', 'ANALYZE pub.release, newsroom.release, newsroom.draft, newsroom.release_keys');
  });

  /** Every label of a list, read page by page: down from the newest, or up from the oldest. */
  async function walk(start: Question, way: 'down' | 'up'): Promise<string[]> {
    const met: string[] = [];
    let question = start;
    for (;;) {
      const { rows, next, previous } = await findReleases(reader, question);
      const labels = rows.map(({ label }) => label ?? '');
      if (way === 'down') met.push(...labels);
      else met.unshift(...labels);
      const on = way === 'down' ? next : previous;
      if (!on) return met;
      question = { ...start, [way === 'down' ? 'before' : 'after']: on };
    }
  }

  test.each([
    ['where several share a moment', '12'],
    ['where they lie far apart', '20'],
  ])('the pages together show every release once, %s, downwards and upwards', async (_name, figure) => {
    const question = questionOf({ q: `Old ${figure}`, state: 'published' });
    const all = await rowsAs<{ label: string; at: Date; id: string }>(
      'admin',
      `SELECT label, published_at AS at, id FROM pub.release
        WHERE desk_key = $1 AND headline ~ ('Old .* ' || $2) ORDER BY published_at DESC, id DESC`,
      [place.otherDesk.key, figure],
    );
    const labels = all.map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(300);
    expect(await walk(question, 'down')).toEqual(labels);
    const oldest = all.at(-1);
    const below = { at: new Date((oldest?.at.getTime() ?? 0) - 1).toISOString(), id: oldest?.id ?? '' };
    expect(await walk({ ...question, after: below }, 'up')).toEqual(labels);
  });

  test.each([
    {},
    { q: '1234' },
    { q: 'PR No.1234' },
    { q: 'marvellous' },
    { state: 'published' },
    { state: 'discarded' },
  ])('a page reads few of their rows: %j', async (input) => {
    const plan = await readAs(reader, async (tx) => {
      const before = await rowsRead(tx);
      const rows = await readRows(tx, questionOf(input));
      expect(rows.length).toBeLessThanOrEqual(51);
      return (await rowsRead(tx)) - before;
    });
    expect(plan).toBeLessThan(2000);
  });
});
