// Files by the API: kept for a release, named by its text, refused in words.
import { beforeAll, expect, test } from 'vitest';
import { ask, makeApiOffice } from '#test/harness/api-request.ts';
import { getFile } from '#lib/site/queries.ts';

let officer: string;
let editor: string;
const parts = {
  series: 'pr',
  headline: 'Demonstration: a text with annexures',
  dateline: 'Islamabad: November 23, 2026',
  body: 'The first paragraph of the demonstration, which is written in the language of the release.',
};

beforeAll(async () => {
  ({ officer, editor } = await makeApiOffice({ key: 'pr' }));
});

const create = () => ask('POST /releases', { token: officer, body: parts });

test('a file is kept, attached, approved with the text and found at the release’s address; a repetition keeps nothing twice', async () => {
  const { id } = (await create()).body;
  const bytes = Buffer.from('month,tonnes\nNovember,12\n').toString('base64');
  const keep = (key: string, body: object) =>
    ask(`POST /releases/${id}/files`, { token: officer, headers: { 'idempotency-key': key }, body });
  const kept = await keep(`keep ${id}`, { name: 'Table of imports.csv', bytes });
  expect(kept).toMatchObject({
    status: 201,
    body: { name: 'table-of-imports.csv', title: 'Table of imports', size: 25 },
  });
  const again = await keep(`keep ${id}`, { name: 'Table of imports.csv', bytes });
  expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([kept.body, 'true']);
  expect((await keep(`keep ${id}`, { name: 'Another.csv', bytes })).body.code).toBe('idempotency-key-reused');
  const { size: _size, ...attachment } = kept.body;
  const attachments = [{ ...attachment, title: 'Annexure A: imports' }];
  const before = (await ask(`GET /releases/${id}`, { token: officer })).body;
  const attached = await ask(`PATCH /releases/${id}`, { token: officer, version: 1, body: { attachments } });
  expect([attached.status, attached.body.attachments, attached.body.version]).toEqual([200, attachments, 2]);
  expect(attached.body.contentHash).not.toBe(before.contentHash);
  const renamed = await ask(`PATCH /releases/${id}`, {
    token: officer,
    version: 2,
    body: { headline: 'Demonstration: renamed' },
  });
  expect(renamed.body.attachments).toEqual(attachments);
  await ask(`POST /releases/${id}/submit`, { token: officer, version: 3 });
  const { body: revisions } = await ask(`GET /releases/${id}/revisions`, { token: editor });
  expect(revisions.revisions[0].attachments).toEqual(attachments);
  await ask(`POST /releases/${id}/approve`, { token: editor, version: 4 });
  const published = await ask(`POST /releases/${id}/publish`, { token: editor, version: 5 });
  expect([published.status, published.body.attachments]).toEqual([200, attachments]);
  const result = await getFile(new URL(published.body.url).pathname, null, 'table-of-imports.csv');
  expect(Buffer.from(result?.bytes ?? []).toString('base64')).toBe(bytes);
});

test.each([
  ['that is no base64', { name: 'a.csv', bytes: 'month;' }, 422, 'input'],
  ['that was cut off', { name: 'a.csv', bytes: 'bW9udGgsdG9ubmVz'.slice(0, -1) }, 422, 'input'],
  ['that was put together', { name: 'a.csv', bytes: 'aGVsbG8=d29ybGQ=' }, 422, 'input'],
  ['with line breaks', { name: 'a.csv', bytes: 'bW9udGgs\ndG9ubmVz' }, 422, 'input'],
  ['that is not what it says', { name: 'a.pdf', bytes: 'bW9udGg=' }, 422, 'file-other-kind'],
  ['without a name', { bytes: 'bW9udGg=' }, 422, 'input'],
  [
    'of ten megabytes and one byte',
    { name: 'a.txt', bytes: Buffer.alloc((10 << 20) + 1, 'a').toString('base64') },
    422,
    'file-too-large',
  ],
  ['of twenty megabytes', { name: 'a.txt', bytes: Buffer.alloc(20 << 20, 'a').toString('base64') }, 413, 'too-large'],
])('a file %s is refused in words', async (_name, body, status, code) => {
  const { id } = (await create()).body;
  const refused = await ask(`POST /releases/${id}/files`, { token: officer, body });
  expect([refused.status, refused.body.reasons[0].code]).toEqual([status, code]);
});

test('a file of ten megabytes is accepted', async () => {
  const { id } = (await create()).body;
  const body = { name: 'a.txt', bytes: Buffer.alloc(10 << 20, 'a').toString('base64') };
  expect((await ask(`POST /releases/${id}/files`, { token: officer, body })).body.size).toBe(10 << 20);
});
