// What the database refuses to everybody: changing what was written once, and reading across desks.
// See docs/architecture.md, "Two walls".
import { beforeAll, describe, expect, test } from 'vitest';
import { attemptAs, connectAs, rowsAs, type TestRole } from '#test/harness/connections.ts';

const forbidden = '42501';
const immutable = '23001';

const ids = {
  finance: '00000000-0000-7000-8000-0000000000f1',
  health: '00000000-0000-7000-8000-0000000000a1',
  financeRelease: '00000000-0000-7000-8000-0000000000f2',
  healthRelease: '00000000-0000-7000-8000-0000000000a2',
  series: '00000000-0000-7000-8000-0000000000e1',
};

const rowsOf = (desk: string, release: string, number: number) => `
  INSERT INTO newsroom.desk (id, key, names) VALUES ('${desk}', 'desk-${number}', '{}');
  INSERT INTO newsroom.release (id, series_id, desk_id, language, public_state, period, period_start, number, label, path, edition, published_at)
    VALUES ('${release}', '${ids.series}', '${desk}', 'en', 'published', '2026-11', '2026-11-01', ${number}, 'PR No.${number}', '/releases/pr/2026/11/${number}', 1, now());
  INSERT INTO newsroom.draft (id, release_id, content, headline) VALUES ('${release}', '${release}', '{}', 'Headline');
  INSERT INTO newsroom.bundle (id, name, size) VALUES ('${release}', 'Bundle', 1);
  UPDATE newsroom.draft SET state = 'approved', bundle_id = '${release}', bundle_place = 1 WHERE id = '${release}';
  INSERT INTO newsroom.revision (id, release_id, draft_id, number, content, content_hash) VALUES ('${release}', '${release}', '${release}', 1, '{}', 'hash');
  INSERT INTO newsroom.checkpoint (id, release_id, content, content_hash, words, why, written_at)
    VALUES ('${release}', '${release}', '{}', 'hash', 1, 'time', now());
  INSERT INTO newsroom.preview_link (id, release_id, name, hash, made_at, expires_at)
    VALUES ('${release}', '${release}', 'Reader', sha256('${release}'), now(), now());
  INSERT INTO newsroom.review (id, release_id, draft_id, revision_id, content_hash, editor_id, decision)
    VALUES ('${release}', '${release}', '${release}', '${release}', 'hash', '${desk}', 'approved');
  INSERT INTO newsroom.file (release_id, sha256, type, size, bytes) VALUES ('${release}', encode(sha256('a'), 'hex'), 'text/plain', 1, 'a');
  INSERT INTO newsroom.user_account (id, email, name, password_hash) VALUES ('${release}', 'reader-${number}@demo.example', 'Reader', 'x');
  INSERT INTO newsroom.notice (id, user_id, release_id, event, by_name, at) VALUES ('${release}', '${release}', '${release}', 'submitted', 'An officer', now());
  INSERT INTO newsroom.diary_event (id, desk_id, title, starts_at) VALUES ('${release}', '${desk}', 'Event', now());`;

beforeAll(async () => {
  await rowsAs(
    'admin',
    `
    INSERT INTO newsroom.series (id, key, names, label_template, period, time_zone) VALUES ('${ids.series}', 'pr', '{}', 'PR No.{n}', 'month', 'UTC');
    ${rowsOf(ids.finance, ids.financeRelease, 1)} ${rowsOf(ids.health, ids.healthRelease, 2)}
    INSERT INTO newsroom.audit_event (seq, at, actor_name, type, data, prev_hash, hash) VALUES (1, now(), 'test', 'test', '{}', '', 'h');
    INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition, headline, published_at, changed_at)
      VALUES ('${ids.financeRelease}', 'pr', '2026-11', '2026-11-01', 1, 'en', 'PR No.1', '/releases/pr/2026/11/1', 'finance', 'Finance', 1, 'Headline', now(), now());
    INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, content, html, text, search, content_hash)
      VALUES ('${ids.financeRelease}', 1, 'PR No.1', 'en', 'Finance', now(), '{}', '{}', 'text', ''::tsvector, 'hash');
    INSERT INTO pub.register_entry (seq, at, kind, series, period, number, language, label, prev_hash, hash)
      VALUES (1, now(), 'published', 'pr', '2026-11', 1, 'en', 'PR No.1', '', 'h');`,
  );
});

const removal = 'UPDATE pub.edition SET removed_at = now(), content = NULL, html = NULL, text = NULL, search = NULL';

describe('what was written once', () => {
  test.each([
    ['UPDATE newsroom.audit_event SET hash = hash', forbidden],
    ['DELETE FROM newsroom.audit_event', forbidden],
    ['TRUNCATE newsroom.audit_event', forbidden],
    ['UPDATE pub.register_entry SET label = label', forbidden],
    ['DELETE FROM pub.register_entry', forbidden],
    ['DELETE FROM pub.edition', forbidden],
    ['UPDATE pub.edition SET content_hash = content_hash', forbidden],
    ['UPDATE pub.edition SET label = label', forbidden],
    [`UPDATE pub.edition SET content = '{}'`, immutable],
    [`UPDATE pub.edition SET removed_at = now()`, immutable],
    ['UPDATE newsroom.revision SET content = content', forbidden],
    ['DELETE FROM newsroom.revision', forbidden],
    ['UPDATE newsroom.checkpoint SET content = content', forbidden],
    ['UPDATE newsroom.file SET bytes = bytes', forbidden],
    ['DELETE FROM newsroom.file', forbidden],
    ['UPDATE pub.file SET type = type', forbidden],
    ['DELETE FROM pub.file', forbidden],
    ['DELETE FROM pub.release', forbidden],
    ['UPDATE pub.release SET number = 7', forbidden],
    [`UPDATE pub.release SET path = '/elsewhere'`, forbidden],
    ['DELETE FROM newsroom.release', forbidden],
    ['DELETE FROM newsroom.draft', forbidden],
    ['DELETE FROM newsroom.counter', forbidden],
    ['DELETE FROM newsroom.diary_event', forbidden],
    ['UPDATE newsroom.api_token SET expires_at = now()', forbidden],
    ['UPDATE newsroom.api_token SET user_id = user_id', forbidden],
    ['DELETE FROM newsroom.api_token', forbidden],
    ['UPDATE newsroom.idempotency_key SET user_id = user_id', forbidden],
    ['TRUNCATE newsroom.idempotency_key', forbidden],
    [`SET pressmark.desks = '*'; UPDATE newsroom.release SET number = 7`, immutable],
    [`SET pressmark.desks = '*'; UPDATE newsroom.release SET path = '/elsewhere'`, immutable],
    ['ALTER TABLE pub.edition DISABLE TRIGGER ALL', forbidden],
    [`SET session_replication_role = 'replica'`, forbidden],
  ])('the newsroom’s role cannot: %s', async (statement, refusal) => {
    expect(await attemptAs('newsroom_app', statement)).toBe(refusal);
  });

  test.each([
    'UPDATE newsroom.audit_event SET hash = hash',
    'DELETE FROM newsroom.audit_event',
    'TRUNCATE newsroom.audit_event',
    'UPDATE pub.register_entry SET label = label',
    'DELETE FROM pub.register_entry',
    'TRUNCATE pub.register_entry',
    'UPDATE pub.edition SET content_hash = content_hash',
    'DELETE FROM pub.edition',
    'TRUNCATE pub.edition',
    'UPDATE newsroom.revision SET content = content',
    'TRUNCATE newsroom.revision CASCADE',
    'UPDATE newsroom.file SET type = type',
    'DELETE FROM newsroom.file',
    'TRUNCATE newsroom.file',
    'TRUNCATE pub.file',
    `SET pressmark.desks = '*'; UPDATE newsroom.release SET number = 7`,
  ])('not even the owner can: %s', async (statement) => {
    expect(await attemptAs('owner', statement)).toBe(immutable);
  });

  test('only a withdrawal removes the text of an edition, and leaves its hash, label, dates and note', async () => {
    expect(await attemptAs('newsroom_app', removal)).toBe('allowed');
    expect(await attemptAs('owner', `${removal}, content_hash = 'another'`)).toBe(immutable);
    expect(await attemptAs('owner', `${removal}, published_at = 'epoch'`)).toBe(immutable);
    expect(await attemptAs('owner', `${removal}, note = 'another'`)).toBe(immutable);
  });

  test('a removed text cannot come back', async () => {
    expect(
      await attemptAs('newsroom_app', `${removal}; UPDATE pub.edition SET content = '{}', removed_at = NULL`),
    ).toBe(immutable);
  });
});

const hidden = [
  'release',
  'draft',
  'revision',
  'checkpoint',
  'preview_link',
  'review',
  'file',
  'bundle',
  'notice',
  'diary_event',
];
/** The same, with tests of their own beside their commands. */
const hiddenToo = ['comment', 'comment_answer', 'presence'];

async function idsSeen(role: TestRole, table: string, desks: string | null) {
  const client = await connectAs(role);
  try {
    await client.query('BEGIN');
    if (desks !== null) await client.query(`SELECT set_config('pressmark.desks', $1, true)`, [desks]);
    // The rows of this table have their release's id.
    const key = table === 'file' ? 'release_id' : 'id';
    return (await client.query(`SELECT ${key} AS id FROM newsroom.${table} ORDER BY 1`)).rows.map((row) => row.id);
  } finally {
    await client.end();
  }
}

describe.each(hidden)('the rows of newsroom.%s', (table) => {
  test('are visible to their own desk alone', async () => {
    expect(await idsSeen('newsroom_app', table, ids.finance)).toEqual([ids.financeRelease]);
    expect(await idsSeen('newsroom_app', table, ids.health)).toEqual([ids.healthRelease]);
  });

  test('are all visible to a person of the whole house or of both desks', async () => {
    expect(await idsSeen('newsroom_app', table, '*')).toEqual([ids.healthRelease, ids.financeRelease]);
    expect(await idsSeen('newsroom_app', table, `${ids.finance},${ids.health}`)).toEqual([
      ids.healthRelease,
      ids.financeRelease,
    ]);
  });

  test.each([
    ['unset', null],
    ['empty', ''],
    ['another desk', ids.series],
  ])('are hidden when the desks are %s', async (_what, desks) => {
    expect(await idsSeen('newsroom_app', table, desks)).toEqual([]);
  });

  test('are hidden from the owner too when the desks are unset', async () => {
    expect(await idsSeen('owner', table, null)).toEqual([]);
  });
});

test('the desks of one transaction do not carry over to the next', async () => {
  const client = await connectAs('newsroom_app');
  await client.query(`BEGIN; SELECT set_config('pressmark.desks', '*', true); COMMIT`);
  const { rows } = await client.query('SELECT id FROM newsroom.release');
  await client.end();
  expect(rows).toEqual([]);
});

test('a desk cannot write a release or a draft into another desk', async () => {
  const own = `SET pressmark.desks = '${ids.finance}';`;
  expect(
    await attemptAs(
      'newsroom_app',
      `${own} INSERT INTO newsroom.release (series_id, desk_id, language) VALUES ('${ids.series}', '${ids.health}', 'en')`,
    ),
  ).toBe(forbidden);
  expect(await attemptAs('newsroom_app', `${own} UPDATE newsroom.release SET desk_id = '${ids.health}'`)).toBe(
    forbidden,
  );
  expect(
    await attemptAs(
      'newsroom_app',
      `${own} INSERT INTO newsroom.draft (release_id, state, content, headline) VALUES ('${ids.healthRelease}', 'discarded', '{}', '')`,
    ),
  ).toBe(forbidden);
  expect(
    await attemptAs(
      'newsroom_app',
      `${own} INSERT INTO newsroom.release (series_id, desk_id, language) VALUES ('${ids.series}', '${ids.finance}', 'en')`,
    ),
  ).toBe('allowed');
});

test('a desk cannot write an event into the diary of another desk', async () => {
  const own = `SET pressmark.desks = '${ids.finance}';`;
  const event = (desk: string) =>
    `${own} INSERT INTO newsroom.diary_event (desk_id, title, starts_at) VALUES ('${desk}', 'Event', now())`;
  expect(await attemptAs('newsroom_app', event(ids.health))).toBe(forbidden);
  expect(await attemptAs('newsroom_app', `${own} UPDATE newsroom.diary_event SET desk_id = '${ids.health}'`)).toBe(
    forbidden,
  );
  expect(await attemptAs('newsroom_app', event(ids.finance))).toBe('allowed');
});

test('every table of the newsroom that holds a release’s text is behind row level security, forced on the owner', async () => {
  const rows = await rowsAs(
    'admin',
    `
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'newsroom'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
  );
  expect(rows.map((row) => row.relname)).toEqual([...hidden, ...hiddenToo].sort());
  const others = await rowsAs(
    'admin',
    `
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'newsroom'::regnamespace AND c.relkind = 'r' AND a.attname IN ('content', 'headline', 'body') AND NOT a.attisdropped AND NOT c.relforcerowsecurity`,
  );
  expect(others).toEqual([]);
});

test('what a release is found by is seen by its own desk alone, in the table and through the view', async () => {
  // The record has nothing of these releases.
  await rowsAs('admin', 'SELECT newsroom.write_keys(array_agg(id)) FROM newsroom.release');
  const client = await connectAs('newsroom_app');
  try {
    for (const from of ['release_keys', 'seen_keys'])
      for (const [desks, seen] of [
        [ids.finance, [ids.financeRelease]],
        [ids.health, [ids.healthRelease]],
        ['', []],
        ['*', [ids.healthRelease, ids.financeRelease]],
      ] as const) {
        await client.query("SELECT set_config('pressmark.desks', $1, false)", [desks]);
        const { rows } = await client.query(`SELECT release_id AS id FROM newsroom.${from} ORDER BY 1`);
        expect([from, desks, rows.map(({ id }) => id)]).toEqual([from, desks, seen]);
        const counted = await client.query(
          `SELECT count(*)::int AS n FROM newsroom.find(newsroom.asked_words('headline'), NULL, NULL, NULL, NULL, false, 9)`,
        );
        expect([desks, counted.rows[0].n]).toEqual([desks, seen.length]);
      }
  } finally {
    await client.end();
  }
  expect(await attemptAs('newsroom_app', `INSERT INTO newsroom.seen_keys VALUES ('${ids.finance}', now(), '')`)).toBe(
    forbidden,
  );
  expect(await attemptAs('public_app', 'SELECT * FROM newsroom.seen_keys')).toBe(forbidden);
});
