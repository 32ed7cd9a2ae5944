import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { asHouse, codesOf, makeContent, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { getPage } from '#lib/site/queries.ts';
import { verifyEditions } from './verify.ts';
import { reinstateRelease, withdrawRelease } from './withdraw.ts';

const house: Actor = { kind: 'system', id: null, name: 'the test', grants: [] };
const reason = 'The figures in it were wrong.';
let place: Awaited<ReturnType<typeof makeHouse>>;
let editor: Actor;
let number = 0;

beforeAll(async () => {
  place = await makeHouse();
  editor = await makeUser('editor', place.desk.id);
});

async function published(headline: string) {
  number++;
  const input = { series: place.series.key, desk: place.desk.key, language: 'en', number };
  return valueOf(
    await archiveRelease(house, {
      ...input,
      publishedAt: new Date('2026-11-02T09:00:00Z'),
      content: makeContent({ headline }),
    }),
  );
}

const kinds = async (releaseId: string) =>
  (
    await publicQuery<{ kind: string; note: string | null }>(
      'test-kinds',
      'SELECT kind, note FROM pub.register_entry WHERE release_id = $1 ORDER BY seq',
      [releaseId],
    )
  ).map((row) => [row.kind, row.note]);

describe('a withdrawal', () => {
  it('that keeps the text leaves number, address and text, says why, and can be taken back', async () => {
    const { releaseId, path } = await published('Demonstration: withdrawn for a while');
    valueOf(await withdrawRelease(editor, { releaseId, reason, keepText: true }));
    const page = (await getPage(path, null))?.page;
    expect(page).toMatchObject({ state: 'withdrawn', path, withdrawal: { reason } });
    expect(page?.text?.content.headline).toBe('Demonstration: withdrawn for a while');
    valueOf(await reinstateRelease(editor, { releaseId, reason: 'They were right after all.' }));
    expect((await getPage(path, null))?.page.state).toBe('published');
    expect(await kinds(releaseId)).toEqual([
      ['archived', null],
      ['withdrawn', reason],
      ['reinstated', 'They were right after all.'],
    ]);
  });

  it('that removes the text leaves no byte of it in the public schema; hash and notice stay', async () => {
    const secret = 'Demonstration: unsayable-words';
    const { releaseId, path } = await published(secret);
    const before = (await getPage(path, null))?.page.contentHash;
    valueOf(await withdrawRelease(editor, { releaseId, reason, keepText: false }));
    const page = (await getPage(path, null))?.page;
    expect(page).toMatchObject({ state: 'withdrawn', text: null, contentHash: before, withdrawal: { reason } });
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    try {
      const tables = await admin.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'pub'`,
      );
      for (const { name } of tables.rows) {
        const hits = await admin.query(`SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%unsayable%'`);
        expect([name, hits.rowCount]).toEqual([name, 0]);
      }
    } finally {
      await admin.end();
    }
    expect(codesOf(await reinstateRelease(editor, { releaseId, reason: 'Please.' }))).toEqual(['text-removed']);
  });

  it('of one release by two editors at once happens once', async () => {
    const { releaseId } = await published('Demonstration: two hands');
    const second = await makeUser('editor', place.desk.id);
    const results = await Promise.all(
      [editor, second].map((who) => withdrawRelease(who, { releaseId, reason, keepText: true })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await kinds(releaseId)).map(([kind]) => kind)).toEqual(['archived', 'withdrawn']);
  });

  it('is refused to an officer, and does not exist for another desk', async () => {
    const { releaseId } = await published('Demonstration: not by everyone');
    const officer = await makeUser('officer', place.desk.id);
    const stranger = await makeUser('editor', place.otherDesk.id);
    expect(codesOf(await withdrawRelease(officer, { releaseId, reason, keepText: true }))).toEqual(['role']);
    expect(codesOf(await withdrawRelease(stranger, { releaseId, reason, keepText: true }))).toEqual(['not-found']);
    expect((await getDeskRelease(officer, releaseId))?.canInPublic.withdraw.allowed).toBe(false);
  });

  it('is in the record, and the chain of the record still holds', async () => {
    const { releaseId } = await published('Demonstration: on record');
    valueOf(await withdrawRelease(editor, { releaseId, reason, keepText: false }));
    const view = await getDeskRelease(editor, releaseId);
    expect(view?.history[0]).toMatchObject({
      type: 'release.withdrawn',
      by: editor.name,
      details: [{ message: reason }],
    });
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
    expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
    expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
  });
});
