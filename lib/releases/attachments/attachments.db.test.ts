// Files that belong to a text. They are kept for one release, and its desk sees them. An approval
// covers them as it covers the words.
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import type { Actor } from '#lib/core/actor.ts';
import { fileSizes } from '#lib/media/rules.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { keepFile } from './attachments.ts';
import { approveDraft, editApproved, submitDraft } from '#lib/releases/commands.ts';
import { getKeptFile } from './file-queries.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { createRelease } from '#lib/releases/create.ts';
import { changeDraft, saveDraft } from '#lib/releases/write.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;
let stranger: Actor;
let once = 0;
const bytesOf = (words: string) => new TextEncoder().encode(words);
const fresh = () => bytesOf(`Demonstration ${once++}`);

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  stranger = await makeUser(['officer', 'editor'], place.otherDesk.id);
});

async function keep({ releaseId }: VerbResult, bytes = fresh(), name = 'annexure.txt'): Promise<Attachment> {
  const { size: _size, ...attachment } = valueOf(await keepFile(officer, { releaseId, name, bytes }));
  return attachment;
}
const attach = (draft: VerbResult, attachments: Attachment[]) =>
  changeDraft(officer, { releaseId: draft.releaseId, version: draft.version, changes: { attachments } });
const hashOf = async ({ releaseId }: VerbResult) =>
  (
    await rowsAs<{ hash: string }>(
      'admin',
      'SELECT content_hash AS hash FROM newsroom.revision WHERE release_id = $1 ORDER BY number DESC LIMIT 1',
      [releaseId],
    )
  )[0]?.hash;

describe('an attachment', () => {
  test('is part of the approved text: another file, name, title or order makes another text', async () => {
    const draft = await makeDraft(officer, place);
    const [one, two] = [await keep(draft), await keep(draft, fresh(), 'table.csv')];
    let open = draft;
    const hashes: (string | undefined)[] = [];
    const lists = [
      [],
      [one],
      [one, two],
      [two, one],
      [{ ...one, title: 'Another title' }],
      [{ ...one, name: 'another-name.txt' }],
      [{ ...(await keep(draft)), name: one.name, title: one.title }],
    ];
    for (const list of lists) {
      if (list.length > 0) open = valueOf(await attach(open, list));
      const submitted = valueOf(await submitDraft(officer, open));
      hashes.push(await hashOf(submitted));
      open = valueOf(await editApproved(officer, valueOf(await approveDraft(editor, submitted))));
    }
    expect(new Set(hashes).size).toBe(lists.length);
  });

  test('cannot change under an approval; to open the text for a change ends the approval with a notice', async () => {
    const draft = await makeDraft(officer, place);
    const attached = valueOf(await attach(draft, [await keep(draft)]));
    const approved = await makeApproved(officer, editor, attached);
    expect(codesOf(await attach(approved, []))).toEqual(['state']);
    expect(codesOf(await keepFile(officer, { releaseId: draft.releaseId, name: 'a.txt', bytes: fresh() }))).toEqual([
      'state',
    ]);
    const open = valueOf(await editApproved(officer, approved));
    const changed = valueOf(await attach(open, []));
    expect((await getDeskRelease(officer, draft.releaseId))?.draft?.approvals).toEqual([]);
    const { releaseId } = draft;
    const notices = await asHouse((tx) => tx.notice.findMany({ where: { releaseId }, select: { event: true } }));
    expect(notices.map(({ event }) => event)).toContain('approval-ended');
    expect(codesOf(await attach(open, []))).toEqual(['stale']);
    expect(changed.version).toBeGreaterThan(open.version);
  });

  test('leaves the hash of the text as before when it is removed', async () => {
    const draft = await makeDraft(officer, place);
    const submitted = valueOf(await submitDraft(officer, draft));
    const before = await hashOf(submitted);
    const open = valueOf(await editApproved(officer, valueOf(await approveDraft(editor, submitted))));
    const attached = valueOf(await attach(open, [await keep(draft)]));
    const bare = valueOf(await saveDraft(officer, { ...attached, content: makeContent({ attachments: [] }) }));
    const again = valueOf(await submitDraft(officer, bare));
    expect(await hashOf(again)).toBe(before);
  });

  test('needs a title before the text is submitted', async () => {
    const draft = await makeDraft(officer, place);
    const attached = valueOf(await attach(draft, [{ ...(await keep(draft)), title: '' }]));
    expect(codesOf(await submitDraft(officer, attached))).toEqual(['attachment-title-missing']);
  });

  test.each([
    ['of another release', async () => [await keep(await makeDraft(officer, place))], ['file-not-kept']],
    ['that nobody sent', async () => [{ file: 'a'.repeat(64), name: 'a.txt', title: 'A' }], ['file-not-kept']],
    [
      'under an ending that it has not',
      async (draft: VerbResult) => [{ ...(await keep(draft)), name: 'a.pdf' }],
      ['file-other-kind'],
    ],
    [
      'several, each with its reason',
      async (draft: VerbResult) => [
        { ...(await keep(draft)), name: 'a.pdf' },
        { file: 'b'.repeat(64), name: 'b.txt', title: 'B' },
      ],
      ['file-other-kind', 'file-not-kept'],
    ],
    [
      'twice',
      async (draft: VerbResult) => {
        const one = await keep(draft);
        return [one, { ...one, name: 'other.txt' }];
      },
      ['input'],
    ],
    [
      'two under one name',
      async (draft: VerbResult) => {
        const one = await keep(draft);
        return [one, { ...(await keep(draft)), name: one.name }];
      },
      ['input'],
    ],
    [
      'with a name that is no address',
      async (draft: VerbResult) => [{ ...(await keep(draft)), name: '../a.txt' }],
      ['input'],
    ],
    [
      'with a name like a number',
      async (draft: VerbResult) => [{ ...(await keep(draft)), name: '197.txt' }],
      ['input'],
    ],
  ] as const)('%s is refused and changes nothing', async (_name, make, codes) => {
    const draft = await makeDraft(officer, place);
    expect(codesOf(await attach(draft, [...(await make(draft))]))).toEqual(codes);
    expect((await getDeskRelease(officer, draft.releaseId))?.draft?.version).toBe(draft.version);
  });
});

describe('a file', () => {
  test('is kept unchanged, for those who may read the release', async () => {
    const draft = await makeDraft(officer, place);
    const bytes = fresh();
    const { file, name, title } = await keep(draft, bytes, 'Annexure A.txt');
    expect([name, title]).toEqual(['annexure-a.txt', 'Annexure A']);
    const input = { releaseId: draft.releaseId, file, name };
    const read = await getKeptFile(editor, input);
    expect([read?.type, Buffer.from(read?.bytes ?? [])]).toEqual(['text/plain; charset=utf-8', Buffer.from(bytes)]);
    expect(await getKeptFile(stranger, input)).toBeNull();
    expect(await getKeptFile(await makeUser('admin', null), input)).toBeNull();
    for (const odd of ['', 'x', `${file}'`, file.toUpperCase()])
      expect(await getKeptFile(editor, { ...input, file: odd })).toBeNull();
    for (const odd of ['annexure.html', 'annexure.pdf', 'a"b.txt', '197.txt'])
      expect(await getKeptFile(editor, { ...input, name: odd })).toBeNull();
    const other = { releaseId: draft.releaseId, name: 'a.txt', bytes: fresh() };
    expect(codesOf(await keepFile(stranger, other))).toEqual(['not-found']);
  });

  test('sent twice is kept once, and recorded once', async () => {
    const draft = await makeDraft(officer, place);
    const bytes = fresh();
    expect(await keep(draft, bytes)).toEqual(await keep(draft, bytes));
    const both = await Promise.all([1, 2, 3].map(() => keep(draft, bytesOf('Demonstration at once'))));
    expect(new Set(both.map(({ file }) => file)).size).toBe(1);
    const [{ files, events } = {}] = await rowsAs<{ files: number; events: number }>(
      'admin',
      `SELECT (SELECT count(*)::int FROM newsroom.file WHERE release_id = $1) AS files,
        (SELECT count(*)::int FROM newsroom.audit_event WHERE release_id = $1 AND type = 'file.kept') AS events`,
      [draft.releaseId],
    );
    expect([files, events]).toEqual([2, 2]);
  });

  test('of another type than its name, or without space left, is refused', async () => {
    const draft = await makeDraft(officer, place);
    const send = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      keepFile(officer, { releaseId: draft.releaseId, name, bytes });
    expect(codesOf(await send('a.pdf', bytesOf('no PDF')))).toEqual(['file-other-kind']);
    expect(codesOf(await send('a.txt', new Uint8Array()))).toEqual(['file-empty']);
    expect(codesOf(await send('a.txt', new Uint8Array(fileSizes.file + 1).fill(65)))).toEqual(['file-too-large']);
    for (let n = 0; n < fileSizes.release / fileSizes.file; n++) {
      const bytes = new Uint8Array(fileSizes.file).fill(97);
      bytes.set(bytesOf(`Demonstration ${n} `));
      valueOf(await send('a.txt', bytes));
    }
    expect(codesOf(await send('a.txt', fresh()))).toEqual(['files-too-large']);
  });

  test('cannot be attached to a release that does not exist yet', async () => {
    const content = { headline: 'Demonstration', attachments: [{ file: 'a'.repeat(64), name: 'a.txt', title: 'A' }] };
    const input = { series: place.series.key, desk: place.desk.key, content };
    expect(codesOf(await createRelease(officer, input))).toEqual(['file-not-kept']);
  });
});
