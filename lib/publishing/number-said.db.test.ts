import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { asHouse, makeApproved, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { publishRelease } from './publish.ts';
import { changesChannel } from '#lib/site/tags-rules.ts';
import { verifyEditions } from './verify.ts';

it('a publication has the same number and time in every place', async () => {
  const where = await makeHouse({ labelTemplate: '{yy}-{n:000}MR' });
  const officer = await makeUser('officer', where.desk.id);
  const editor = await makeUser('editor', where.desk.id);
  const approved = async () => await makeApproved(officer, editor, await makeDraft(officer, where));
  valueOf(await publishRelease(editor, await approved()));
  const ready = await approved();
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const numbers: string[] = [];
  admin.on('notification', ({ payload = '' }) => numbers.push(payload));
  try {
    await admin.query(`LISTEN ${changesChannel}`);
    const result = valueOf(await publishRelease(editor, ready));
    expect(result.label).toMatch(/^\d\d-002MR$/);
    const { rows } = await admin.query(
      `SELECT r.path, r.label, r.number, r.period, e.label AS edition_label, e.published_at, e.text,
         (r.published_at, r.label, r.path, r.number) = (n.published_at, n.label, n.path, n.number) AS same_on_desk,
         d.updated_at = e.published_at AS same_time, a.data, g.label AS entry, g.number AS entry_number, g.path AS entry_path,
         g.content_hash = e.content_hash AND a.data->>'contentHash' = e.content_hash AS same_hash
       FROM pub.release r JOIN pub.edition e ON e.release_id = r.id JOIN newsroom.release n ON n.id = r.id
       JOIN newsroom.draft d ON d.release_id = r.id JOIN pub.register_entry g ON g.release_id = r.id
       JOIN newsroom.audit_event a ON a.release_id = r.id AND a.type = 'release.published' WHERE r.id = $1`,
      [ready.releaseId],
    );
    expect(rows).toHaveLength(1);
    const [{ text, published_at: at, data, ...row }] = rows;
    const { label, path } = result;
    const same = { same_on_desk: true, same_time: true, same_hash: true };
    const entry = { entry: label, entry_number: 2, entry_path: path };
    expect(row).toEqual({ path, label, number: 2, period: row.period, edition_label: label, ...same, ...entry });
    expect(data).toMatchObject({ label, path, number: 2 });
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(text.startsWith(`${label}\n`)).toBe(true);
    await vi.waitFor(() => expect(numbers).toContain(''));
  } finally {
    await admin.end();
  }
  expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
  expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
  expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
});
