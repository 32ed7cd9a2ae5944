// The publication hashes a record, and the public data shows one. Both must be the same, or nobody
// can check a copy.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalHash } from '#lib/core/canonical.ts';
import { db } from '#lib/core/db.ts';
import { editionRecord } from '#lib/site/edition-record-rules.ts';
import { putHouse } from '#lib/site/fixtures/public-rows.ts';
import { appendToRegister } from '#lib/audit/commands.ts';
import { hashOf, insertEditions, renderContent } from './freeze.ts';
import { registerLine } from './imprint.ts';
import { getPage } from '#lib/site/queries.ts';
import { listRegister } from '#lib/site/register-queries.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  await admin.query(
    `INSERT INTO newsroom.house (id, names, time_zone, languages, end_mark, accent, accent_dark)
     VALUES (1, '{"en":"Test House"}', 'Asia/Karachi', '{en}', '*', '#0b5d3b', '#7cc9a3') ON CONFLICT DO NOTHING`,
  );
});
afterAll(() => admin.end());

test('the hash of the record in the public data is the hash in the register', async () => {
  const content = {
    headline: 'Figures – “quoted”, اردو',
    subheadlines: ['One', 'Two'],
    dateline: 'Islamabad: November 23, 2021',
    body: {
      type: 'doc' as const,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text with a\u00a0space.' }] }],
    },
    endMark: '*-*-*-*-*',
  };
  const path = '/releases/pr/2021/11/197';
  const imprint = {
    releaseId: '01930000-0000-7000-8000-000000000001',
    series: 'pr',
    period: { key: '2021-11', start: '2021-11-01' },
    number: 197,
    label: 'PR No.197',
    path,
    language: 'en',
    desk: { key: 'un', name: 'Test desk' },
    publishedAt: new Date('2021-11-23T13:40:00.123Z'),
    edition: 1,
    note: null,
  };
  const rendered = renderContent(content);
  const edition = { imprint, content, rendered, contentHash: hashOf(imprint, rendered) };
  const entry = { kind: 'published', contentHash: edition.contentHash, note: null } as const;
  await db().$transaction(async (tx) => {
    await insertEditions(tx, [edition]);
    await appendToRegister(tx, [registerLine(imprint, entry)]);
  });
  const result = await getPage(path, null);
  const hash = canonicalHash(result && editionRecord(result.page));
  expect(hash).toBe(result?.page.contentHash);
  expect((await listRegister(null, 1)).entries[0]).toMatchObject({ kind: 'published', path, contentHash: hash });
});
