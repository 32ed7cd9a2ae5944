import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { approveDraft, editApproved, submitDraft } from '#lib/releases/commands.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { createRelease } from '#lib/releases/create.ts';
import { saveDraft } from '#lib/releases/write.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeHouse,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { publishRelease } from './publish.ts';
import { verifyEditions } from './verify.ts';
import { followRecord } from '#lib/releases/finding/follow-record.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});

async function approved(headline: string, where = place): Promise<VerbResult> {
  const draft = await makeDraft(officer, where, { headline });
  return makeApproved(officer, editor, draft);
}

const publicText = async (path: string) =>
  (
    await publicQuery<{ text: string; html: string; content_hash: string; search: string }>(
      'test-text',
      'SELECT e.text, e.html, e.content_hash FROM pub.edition e JOIN pub.release r ON r.id = e.release_id WHERE r.path = $1',
      [path],
    )
  )[0];

describe('publication', () => {
  it('takes the next number, freezes the text and writes to the register, and the site’s role can read all three', async () => {
    const first = valueOf(await publishRelease(editor, await approved('Demonstration: one')));
    const second = valueOf(await publishRelease(editor, await approved('Demonstration: two')));
    expect([first.label, second.label]).toEqual(['PR No.1', 'PR No.2']);
    expect(first.path).toMatch(new RegExp(`^/releases/${place.series.key}/\\d{4}/\\d{2}/1$`));
    const text = await publicText(second.path);
    expect(text?.text).toMatch(/^PR No\.2\nDemonstration: two\n/);
    const register = await publicQuery<{ label: string; content_hash: string; kind: string }>(
      'test-register',
      'SELECT label, content_hash, kind FROM pub.register_entry WHERE series = $1 ORDER BY seq',
      [place.series.key],
    );
    expect(register.map((r) => [r.kind, r.label])).toEqual([
      ['published', 'PR No.1'],
      ['published', 'PR No.2'],
    ]);
    expect(register[1]?.content_hash).toBe(text?.content_hash);
  });

  it('is found by the same words with the same weights as an archived text', async () => {
    const headline = 'Demonstration: the waters’ yearly review “at last”';
    const now = valueOf(await publishRelease(editor, await approved(headline)));
    const input = { series: place.series.key, desk: place.desk.key, language: 'en', number: 19 };
    const content = makeContent({ headline });
    const publishedAt = new Date('2001-05-05T12:00:00Z');
    const old = valueOf(
      await archiveRelease(
        { kind: 'system', id: null, name: 'the test', grants: [] },
        { ...input, content, publishedAt },
      ),
    );
    const words = async (path: string) =>
      publicQuery<{ word: string }>(
        'test-words',
        `SELECT u.lexeme AS word FROM pub.release_keys k JOIN pub.release r ON r.id = k.release_id, unnest(k.keys) u
         WHERE r.path = $1 AND u.lexeme !~ '^[a-z]{2,}:' ORDER BY 1`,
        [path],
      );
    await followRecord(100_000);
    const keys = await words(now.path);
    expect(keys).toEqual(await words(old.path));
    expect(keys).toEqual(expect.arrayContaining([{ word: 'h:review' }, { word: 'review' }, { word: 'paragraph' }]));
  });

  it('shows the sample byte for byte down to its end mark', async () => {
    const sample = readFileSync(new URL('../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
    const where = await makeHouse();
    const own = await makeUser('officer', where.desk.id);
    const judge = await makeUser('editor', where.desk.id);
    const first = await archiveRelease(
      { kind: 'system', id: null, name: 'the test', grants: [] },
      {
        series: where.series.key,
        desk: where.desk.key,
        language: 'en',
        number: 196,
        publishedAt: new Date(),
        content: makeContent(),
      },
    );
    valueOf(first);
    const draft = valueOf(
      await createRelease(own, { series: where.series.key, desk: where.desk.key, language: 'en', text: sample }),
    );
    const ready = valueOf(await approveDraft(judge, valueOf(await submitDraft(own, draft))));
    const result = valueOf(await publishRelease(judge, ready));
    expect(result.label).toBe('PR No.197');
    expect((await publicText(result.path))?.text).toBe(sample.slice(0, sample.indexOf('*-*-*-*-*') + 10));
  });

  it('pressed twice publishes once; the second press is refused', async () => {
    const ready = await approved('Demonstration: pressed twice');
    const results = await Promise.all([publishRelease(editor, ready), publishRelease(editor, ready)]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    const refused = results.find((r) => !r.ok);
    expect(refused && codesOf(refused)).toEqual(['stale', 'state']);
    const entries = await publicQuery<{ n: number }>(
      'test-count',
      'SELECT count(*)::int AS n FROM pub.register_entry WHERE release_id = $1',
      [ready.releaseId],
    );
    expect(entries[0]?.n).toBe(1);
  });

  it('of many at once gives 1..N without gap or double', async () => {
    const where = await makeHouse();
    officer = await makeUser('officer', where.desk.id);
    editor = await makeUser('editor', where.desk.id);
    const ready: VerbResult[] = [];
    for (let i = 0; i < 12; i++) ready.push(await approved(`Demonstration: crowd ${i}`, where));
    const results = await Promise.all(ready.map((one) => publishRelease(editor, one)));
    const numbers = results.map((result) => Number(valueOf(result).label.slice('PR No.'.length))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('of a text that was approved and then opened again is refused', async () => {
    const where = await makeHouse();
    officer = await makeUser('officer', where.desk.id);
    editor = await makeUser('editor', where.desk.id);
    const open = valueOf(await editApproved(officer, await approved('Demonstration: opened', where)));
    const changed = valueOf(
      await saveDraft(officer, {
        ...open,
        content: makeContent({ headline: 'Demonstration: changed after approval' }),
      }),
    );
    expect(codesOf(await publishRelease(editor, changed))).toEqual(['state', 'approval-missing']);
  });

  it('by its officer is refused', async () => {
    const where = await makeHouse();
    officer = await makeUser('officer', where.desk.id);
    editor = await makeUser('editor', where.desk.id);
    expect(codesOf(await publishRelease(officer, await approved('Demonstration: not by me', where)))).toEqual(['role']);
  });

  it('that fails on its last step takes no number and publishes nothing', async () => {
    const where = await makeHouse();
    officer = await makeUser('officer', where.desk.id);
    editor = await makeUser('editor', where.desk.id);
    const ready = await approved('Demonstration: fails late', where);
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    try {
      await admin.query(
        `CREATE FUNCTION newsroom.fail_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.type = 'release.published' THEN RAISE EXCEPTION 'no more room'; END IF; RETURN NEW; END $$`,
      );
      await admin.query('GRANT EXECUTE ON FUNCTION newsroom.fail_now() TO newsroom_app');
      await admin.query(
        'CREATE TRIGGER fail_now BEFORE INSERT ON newsroom.audit_event FOR EACH ROW EXECUTE FUNCTION newsroom.fail_now()',
      );
      await expect(publishRelease(editor, ready)).rejects.toThrow();
      await admin.query('DROP TRIGGER fail_now ON newsroom.audit_event');
    } finally {
      await admin.end();
    }
    expect(await publicQuery('test-none', 'SELECT 1 FROM pub.release WHERE series = $1', [where.series.key])).toEqual(
      [],
    );
    expect(valueOf(await publishRelease(editor, ready)).label).toBe('PR No.1');
  });
});

describe('before publication', () => {
  it('the public schema holds no byte of the text', async () => {
    const secret = `unheard-of-${createHash('sha256').update('x').digest('hex').slice(0, 12)}`;
    const where = await makeHouse();
    officer = await makeUser('officer', where.desk.id);
    editor = await makeUser('editor', where.desk.id);
    await approved(`Demonstration: ${secret}`, where);
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    try {
      const tables = await admin.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'pub'`,
      );
      expect(tables.rows.length).toBeGreaterThanOrEqual(5);
      for (const { name } of tables.rows) {
        const hits = await admin.query(`SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%'`, [secret]);
        expect([name, hits.rowCount]).toEqual([name, 0]);
      }
    } finally {
      await admin.end();
    }
  });
});

describe('the archive', () => {
  const house: Actor = { kind: 'system', id: null, name: 'the test', grants: [] };

  it('keeps a release’s own number and month, moves the counter behind it, and never overwrites', async () => {
    const where = await makeHouse();
    const input = {
      series: where.series.key,
      desk: where.desk.key,
      language: 'en',
      number: 197,
      publishedAt: new Date('2021-11-23T13:40:00Z'),
      content: makeContent(),
    };
    expect(valueOf(await archiveRelease(house, input)).path).toBe(`/releases/${where.series.key}/2021/11/197`);
    expect(
      codesOf(await archiveRelease(house, { ...input, content: makeContent({ headline: 'Demonstration: another' }) })),
    ).toEqual(['number-taken']);
    const counter = await asHouse((tx) => tx.counter.findFirst({ where: { seriesId: where.series.id } }));
    expect(counter).toMatchObject({ period: '2021-11', next: 198 });
  });
});

describe('the chains', () => {
  it('hold from the first event to the last, and reveal an altered event or text', async () => {
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
    expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
    expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    try {
      await admin.query('ALTER TABLE newsroom.audit_event DISABLE TRIGGER USER');
      await admin.query(`UPDATE newsroom.audit_event SET actor_name = 'someone else' WHERE seq = 5`);
      expect(await asHouse(verifyAudit)).toMatchObject({ broken: { chain: 'audit', seq: 5, why: 'was altered' } });
      await admin.query('ALTER TABLE pub.edition DISABLE TRIGGER USER');
      await admin.query(
        `UPDATE pub.edition SET content = content || '{"headline":"Demonstration: never written"}' WHERE label = 'PR No.197'`,
      );
      expect(await asHouse(verifyEditions)).toMatchObject({
        altered: expect.arrayContaining(['PR No.197 (edition 1)']),
      });
    } finally {
      await admin.query('ALTER TABLE newsroom.audit_event ENABLE TRIGGER USER');
      await admin.query('ALTER TABLE pub.edition ENABLE TRIGGER USER');
      await admin.end();
    }
  });
});
