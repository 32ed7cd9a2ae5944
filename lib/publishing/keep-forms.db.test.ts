import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { makeDraft, makeOffice, makePublished, type Office, valueOf } from '#test/factories.ts';
import { closeForms, keepForms } from './keep-forms.ts';
import { withdrawRelease } from './withdraw.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let office: Office;

beforeAll(async () => {
  await admin.connect();
  office = await makeOffice();
});
afterAll(async () => {
  closeForms();
  await admin.end();
});

async function published(words = 'Marmalade-of-the-seventh-lighthouse') {
  const { officer, editor, place } = office;
  const draft = await makeDraft(officer, place, {
    headline: `About ${words}`,
    body: documentOf([`${words} opens.`]),
  });
  return makePublished(officer, editor, draft);
}

const kept = async (releaseId: string) =>
  (
    await admin.query('SELECT key, form, sha256, made_at FROM pub.form WHERE release_id = $1 ORDER BY form', [
      releaseId,
    ])
  ).rows;

/** The tables of pub that have these bytes anywhere in a row. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'pub'::regnamespace AND c.relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hex = Buffer.from(words).toString('hex');
    const { rowCount } = await admin.query(`SELECT 1 FROM pub."${name}" t WHERE t::text LIKE $1 OR t::text LIKE $2`, [
      `%${words}%`,
      `%${hex}%`,
    ]);
    if (rowCount) found.push(name);
  }
  return found;
}

describe('the forms of a release', () => {
  it('are a job of the transaction that publishes', async () => {
    const { releaseId } = await published();
    const { rows } = await admin.query(`SELECT data FROM jobs.job WHERE name = 'make-forms' AND data::text LIKE $1`, [
      `%${releaseId}%`,
    ]);
    expect(rows).toEqual([{ data: { releaseIds: [releaseId] } }]);
  });

  it('are made once and kept with the hash of their bytes', async () => {
    const { releaseId } = await published();
    await keepForms('job', { releaseIds: [releaseId] });
    const first = await kept(releaseId);
    expect(first.map(({ form }) => form)).toEqual(['docx', 'pdf', 'png']);
    const { rows } = await admin.query(
      `SELECT bool_and(encode(sha256(bytes), 'hex') = sha256) AS same FROM pub.form WHERE release_id = $1`,
      [releaseId],
    );
    expect(rows[0].same).toBe(true);
    await keepForms('again', { releaseIds: [releaseId] });
    expect(await kept(releaseId)).toEqual(first);
  });

  it('go with the text in the transaction that removes it, and none comes afterwards', async () => {
    const release = await published();
    await keepForms('job', { releaseIds: [release.releaseId] });
    expect(await kept(release.releaseId)).toHaveLength(3);
    valueOf(await withdrawRelease(office.editor, { ...release, reason: 'Issued in error.', keepText: false }));
    expect(await kept(release.releaseId)).toEqual([]);
    await keepForms('late', { releaseIds: [release.releaseId] });
    expect(await kept(release.releaseId)).toEqual([]);
  });

  it('are made anew with the notice when a withdrawal keeps the text', async () => {
    const release = await published();
    await keepForms('job', { releaseIds: [release.releaseId] });
    const before = await kept(release.releaseId);
    valueOf(await withdrawRelease(office.editor, { ...release, reason: 'Issued in error.', keepText: true }));
    await keepForms('after', { releaseIds: [release.releaseId] });
    const after = await kept(release.releaseId);
    expect(after).toHaveLength(6);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});

it('no byte of a text is anywhere in pub after a withdrawal without it', async () => {
  const own = 'Quince-of-the-ninth-ferry';
  const release = await published(own);
  await keepForms('job', { releaseIds: [release.releaseId] });
  expect(await tablesWith(own)).toEqual(expect.arrayContaining(['edition', 'release']));
  valueOf(await withdrawRelease(office.editor, { ...release, reason: 'Removed.', keepText: false }));
  expect(await tablesWith(own)).toEqual([]);
});
