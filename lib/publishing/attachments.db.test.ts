// An attached file becomes public only with its text. It stays with its edition, and is removed
// when the text is removed.
import { beforeAll, describe, expect, test } from 'vitest';
import { attemptAs, rowsAs } from '#test/harness/connections.ts';
import type { Actor } from '#lib/core/actor.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { VerbResult, PublishResult } from '#lib/releases/schema.ts';
import { changeDraft } from '#lib/releases/write.ts';
import { asHouse, makeApproved, makeDraft, makeOffice, makePublished, type Office, valueOf } from '#test/factories.ts';
import { startCorrection } from './correct.ts';
import { editionRecord } from '#lib/site/edition-record-rules.ts';
import { publishRelease } from './publish.ts';
import { getFile, getPage } from '#lib/site/queries.ts';
import { getRedline } from '#lib/site/redline-queries.ts';
import { verifyEditions, verifyFiles } from './verify.ts';
import { reinstateRelease, withdrawRelease } from './withdraw.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});

const bytesOf = (words: string) => new TextEncoder().encode(words);

async function keep({ releaseId }: VerbResult, words: string, name = 'annexure.txt'): Promise<Attachment> {
  const { size: _size, ...attachment } = valueOf(await keepFile(officer, { releaseId, name, bytes: bytesOf(words) }));
  return attachment;
}
const attach = async (draft: VerbResult, attachments: Attachment[], note?: string): Promise<VerbResult> =>
  valueOf(
    await changeDraft(officer, {
      releaseId: draft.releaseId,
      version: draft.version,
      changes: { attachments, ...(note ? { note } : {}) },
    }),
  );
const publish = async (draft: VerbResult): Promise<PublishResult> => makePublished(officer, editor, draft);
const inPublic = (releaseId: string) =>
  rowsAs<{ file: string; bytes: Uint8Array | null }>(
    'public_app',
    'SELECT sha256 AS file, bytes FROM pub.file WHERE release_id = $1 ORDER BY 1',
    [releaseId],
  );
const read = async (path: string, edition: number | null, name: string) => {
  const result = await getFile(path, edition, name);
  return result ? Buffer.from(result.bytes).toString() : 'none';
};

async function published(words: string) {
  const draft = await makeDraft(officer, place);
  const attachment = await keep(draft, words);
  return { attachment, release: await publish(await attach(draft, [attachment])) };
}

describe('an attached file', () => {
  test('has no byte in public before publication, then exactly the approved bytes', async () => {
    const draft = await makeDraft(officer, place);
    const named = await keep(draft, 'Demonstration: named');
    await keep(draft, 'Demonstration: kept and not named');
    const ready = await attach(draft, [named]);
    const approved = await makeApproved(officer, editor, ready);
    expect(await inPublic(draft.releaseId)).toEqual([]);
    const { path } = valueOf(await publishRelease(editor, approved));
    expect(await inPublic(draft.releaseId)).toMatchObject([{ file: named.file }]);
    expect(await read(path, null, named.name)).toBe('Demonstration: named');
    expect(await read(path, null, 'kept.txt')).toBe('none');
    expect(await read(path, 2, named.name)).toBe('none');
    const page = (await getPage(path, null))?.page;
    expect(page?.text?.attachments).toEqual([
      { ...named, path: `${path}/annexure.txt`, type: 'text/plain; charset=utf-8', size: 20 },
    ]);
  });

  test('is covered by the edition’s hash; without attachments the record has no such field', async () => {
    const { release, attachment } = await published('Demonstration: hashed');
    const page = (await getPage(release.path, null))?.page;
    expect(page && editionRecord(page)).toMatchObject({ attachments: [attachment] });
    const bare = (await getPage((await publish(await makeDraft(officer, place))).path, null))?.page;
    expect(Object.keys((bare && editionRecord(bare)) ?? {})).not.toContain('attachments');
    expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
    expect(await asHouse(verifyFiles)).toMatchObject({ altered: [] });
  });

  test('of an earlier edition stays readable there when a correction replaces it under the same name', async () => {
    const { release, attachment } = await published('Demonstration: wrong figures');
    const started = valueOf(await startCorrection(officer, { releaseId: release.releaseId }));
    const right = { ...(await keep(started, 'Demonstration: right figures')), name: attachment.name };
    await publish(await attach(started, [right], 'The annexure had the wrong figures.'));
    expect(await read(release.path, null, attachment.name)).toBe('Demonstration: right figures');
    expect(await read(release.path, 1, attachment.name)).toBe('Demonstration: wrong figures');
    const first = (await getPage(release.path, 1))?.page.text?.attachments[0];
    expect(first?.path).toBe(`${release.path}/${attachment.name}?edition=1`);
    const redline = (await getRedline(release.path, 1, 2))?.redline;
    const changes = redline?.parts.find(({ part }) => part === 'attachments')?.changes;
    expect(changes?.map(({ kind }) => kind)).toEqual(['changed']);
  });

  test('stays in a correction that does not change it', async () => {
    const { release, attachment } = await published('Demonstration: unchanged');
    const started = valueOf(await startCorrection(officer, { releaseId: release.releaseId }));
    const changes = { headline: 'Demonstration: corrected', note: 'The headline.' };
    await publish(valueOf(await changeDraft(officer, { ...started, changes })));
    expect(await read(release.path, null, attachment.name)).toBe('Demonstration: unchanged');
  });

  test('is removed with the text, and stays when a withdrawal keeps the text', async () => {
    const { release, attachment } = await published('Demonstration: unsayable-file');
    const { releaseId, path } = release;
    valueOf(await withdrawRelease(editor, { releaseId, reason: 'For a while.', keepText: true }));
    expect(await read(path, null, attachment.name)).toBe('Demonstration: unsayable-file');
    valueOf(await reinstateRelease(editor, { releaseId, reason: 'Right after all.' }));
    valueOf(await withdrawRelease(editor, { releaseId, reason: 'For ever.', keepText: false }));
    expect(await inPublic(releaseId)).toEqual([{ file: attachment.file, bytes: null }]);
    expect(await read(path, null, attachment.name)).toBe('none');
    const remaining = await rowsAs(
      'public_app',
      `SELECT 1 FROM pub.edition t WHERE release_id = $1 AND t::text LIKE '%annexure%'`,
      [releaseId],
    );
    expect(remaining).toEqual([]);
    expect(await asHouse(verifyFiles)).toMatchObject({ altered: [] });
  });
});

describe('the bytes of a file', () => {
  test('match their hash, and neither the application nor the owner can change them', async () => {
    const { release } = await published('Demonstration: immutable');
    const other = `INSERT INTO pub.file (release_id, sha256, type, size, bytes) VALUES ('${release.releaseId}', repeat('a', 64), 'text/plain', 1, 'a')`;
    expect(await attemptAs('newsroom_app', other)).toBe('23514');
    for (const table of ['pub.file', 'newsroom.file']) {
      for (const statement of [`UPDATE ${table} SET type = 'text/html'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
        expect([statement, await attemptAs('newsroom_app', statement)]).toEqual([statement, '42501']);
      for (const statement of [`UPDATE ${table} SET size = size`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
        expect([statement, await attemptAs('admin', statement)]).toEqual([statement, '23001']);
    }
    expect(await attemptAs('newsroom_app', `UPDATE pub.file SET bytes = 'b'`)).toBe('23001');
  });

  test('are found by the verification when somebody exchanges them in the database', async () => {
    const { release, attachment } = await published('Demonstration: to be exchanged');
    const exchange = (bytes: string) => `
      ALTER TABLE pub.file DISABLE TRIGGER ALL; ALTER TABLE pub.file DROP CONSTRAINT file_hash, DROP CONSTRAINT file_size;
      UPDATE pub.file SET bytes = ${bytes} WHERE sha256 = '${attachment.file}';
      ALTER TABLE pub.file ENABLE TRIGGER ALL`;
    await rowsAs('admin', exchange(`'Demonstration: exchanged'`));
    const { altered } = await asHouse(verifyFiles);
    expect(altered).toEqual([`${release.label} (edition 1): ${attachment.name}`]);
  });
});
