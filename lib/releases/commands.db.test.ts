import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import {
  asHouse,
  codesOf,
  makeContent,
  makeDraft,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import {
  approveDraft,
  discardDraft,
  editApproved,
  recallDraft,
  requestChanges,
  restoreDraft,
  submitDraft,
} from './commands.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { getDeskRelease, listDeskReleases } from './queries.ts';
import { createRelease } from './create.ts';
import { saveDraft } from './write.ts';

let place: Office['place'];
let officer: Actor;
let otherOfficer: Actor;
let editor: Actor;
let editor2: Actor;
let stranger: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  otherOfficer = await makeUser('officer', place.desk.id);
  editor2 = await makeUser('editor', place.desk.id);
  stranger = await makeUser(['officer', 'editor'], place.otherDesk.id);
});

describe('a draft before publication', () => {
  it('is submitted, sent back with a reason, amended, resubmitted and approved; the record has every step', async () => {
    const draft = await makeDraft(officer, place);
    const submitted = valueOf(await submitDraft(officer, draft));
    const back = valueOf(await requestChanges(editor, { ...submitted, reason: 'Say who convened it.' }));
    expect(back.state).toBe('changes-requested');
    const view = await getDeskRelease(officer, draft.releaseId);
    expect(view?.draft?.changesRequested).toMatchObject({ by: editor.name, reason: 'Say who convened it.' });
    const amended = valueOf(
      await saveDraft(officer, { ...back, content: makeContent({ headline: 'Demonstration: amended' }) }),
    );
    const again = valueOf(await submitDraft(officer, amended));
    const approved = valueOf(await approveDraft(editor, again));
    expect(approved.state).toBe('approved');
    const published = await getDeskRelease(editor, draft.releaseId);
    expect(published?.history.map((event) => event.type)).toEqual([
      'draft.approved',
      'draft.submitted',
      'draft.saved',
      'draft.changes-requested',
      'draft.submitted',
      'draft.saved',
      'release.created',
    ]);
    expect(published?.draft?.approvals).toMatchObject([{ by: editor.name, revision: 2 }]);
  });

  it('loses its approval when the text is opened again', async () => {
    const submitted = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
    const approved = valueOf(await approveDraft(editor, submitted));
    const open = valueOf(await editApproved(officer, approved));
    expect(open.state).toBe('draft');
    expect((await getDeskRelease(officer, open.releaseId))?.draft?.approvals).toEqual([]);
  });

  it('cannot be approved by an editor who wrote in it, or by its officer', async () => {
    const draft = await makeDraft(officer, place);
    const touched = valueOf(
      await saveDraft(editor, { ...draft, content: makeContent({ headline: 'Demonstration: an editor wrote this' }) }),
    );
    const submitted = valueOf(await submitDraft(officer, touched));
    expect(codesOf(await approveDraft(editor, submitted))).toEqual(['four-eyes']);
    expect(codesOf(await approveDraft(officer, submitted))).toEqual(['role', 'four-eyes']);
    expect(valueOf(await approveDraft(editor2, submitted)).state).toBe('approved');
  });

  it('can be recalled, discarded and restored, and nothing is deleted', async () => {
    const submitted = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
    const recalled = valueOf(await recallDraft(officer, submitted));
    const discarded = valueOf(await discardDraft(officer, recalled));
    expect((await listDeskReleases(officer)).some((item) => item.id === discarded.releaseId)).toBe(false);
    const restored = valueOf(await restoreDraft(officer, discarded));
    expect((await getDeskRelease(officer, restored.releaseId))?.draft?.content).toEqual(makeContentAsKept());
  });

  it('is refused with all its missing parts at once', async () => {
    const blank = valueOf(
      await createRelease(officer, { series: place.series.key, desk: place.desk.key, language: 'en', text: '' }),
    );
    expect(codesOf(await submitDraft(officer, blank))).toEqual([
      'headline-missing',
      'dateline-missing',
      'text-missing',
    ]);
  });
});

/** The content of `makeContent` with the defaults of the document's schema. */
function makeContentAsKept() {
  const content = makeContent();
  return {
    ...content,
    body: { type: 'doc', content: content.body.content?.map((node) => ({ ...node, attrs: { dir: null } })) },
  };
}

describe('two people in one draft', () => {
  it('never overwrite each other: the second learns who changed it and loses nothing', async () => {
    const draft = await makeDraft(officer, place);
    const first = valueOf(
      await saveDraft(officer, { ...draft, content: makeContent({ headline: 'Demonstration: first' }) }),
    );
    const second = await saveDraft(editor, { ...draft, content: makeContent({ headline: 'Demonstration: second' }) });
    expect(codesOf(second)).toEqual(['stale']);
    expect(second).toMatchObject({ kind: 'stale', reasons: [{ message: expect.stringContaining(officer.name) }] });
    expect((await getDeskRelease(editor, draft.releaseId))?.draft).toMatchObject({
      version: first.version,
      content: { headline: 'Demonstration: first' },
    });
  });

  it('save many times in the same instant: one save wins and every other is refused', async () => {
    const draft = await makeDraft(officer, place);
    const tries = Array.from({ length: 6 }, (_, i) =>
      saveDraft(i % 2 ? officer : editor, { ...draft, content: makeContent({ headline: `Demonstration: try ${i}` }) }),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.kind).toBe('stale');
  });

  it('change nothing when they save the same text again', async () => {
    const draft = await makeDraft(officer, place);
    expect(valueOf(await saveDraft(officer, { ...draft, content: makeContent() })).version).toBe(draft.version);
  });
});

describe('other desks', () => {
  it('do not see the release: to them it does not exist', async () => {
    const draft = await makeDraft(officer, place);
    expect(await getDeskRelease(stranger, draft.releaseId)).toBeNull();
    expect((await listDeskReleases(stranger)).some((item) => item.id === draft.releaseId)).toBe(false);
    for (const command of [submitDraft, approveDraft, discardDraft])
      expect(codesOf(await command(stranger, draft))).toEqual(['not-found']);
    expect(codesOf(await saveDraft(stranger, { ...draft, content: makeContent() }))).toEqual(['not-found']);
  });

  it('refuse a release of an officer of another desk', async () => {
    expect(
      codesOf(
        await createRelease(officer, { series: place.series.key, desk: place.otherDesk.key, language: 'en', text: '' }),
      ),
    ).toEqual(['role']);
  });

  it('hide their drafts from an administrator without an editor’s role', async () => {
    const admin = await makeUser('admin', null);
    const draft = await makeDraft(officer, place);
    expect(await getDeskRelease(admin, draft.releaseId)).toBeNull();
  });
});

describe('bad input', () => {
  const create = (text: string) =>
    createRelease(officer, { series: place.series.key, desk: place.desk.key, language: 'en', text });

  it('a binary file is refused with what to do, and nothing is stored', async () => {
    const before = (await listDeskReleases(officer)).length;
    expect(codesOf(await create('%PDF-1.7\u0000\u0001\u0002 stream'))).toEqual(['not-text']);
    expect((await listDeskReleases(officer)).length).toBe(before);
  });

  it('a document with a script, an event handler or a link to a program is refused or cleaned', async () => {
    const draft = await makeDraft(officer, place);
    const withBody = (content: unknown[]) => ({
      ...draft,
      content: { ...makeContent(), body: { type: 'doc' as const, content: content as never } },
    });
    const link = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
    };
    expect(codesOf(await saveDraft(officer, withBody([link])))).toEqual(['document']);
    expect(codesOf(await saveDraft(officer, withBody([{ type: 'script', content: [] }])))).toEqual(['document']);
    const handler = {
      type: 'paragraph',
      attrs: { onclick: 'alert(1)' },
      content: [{ type: 'text', text: '<script>alert(1)</script>' }],
    };
    valueOf(await saveDraft(officer, withBody([handler])));
    expect(JSON.stringify((await getDeskRelease(officer, draft.releaseId))?.draft?.content.body)).not.toContain(
      'onclick',
    );
  });

  it('a document nested too deeply is refused', async () => {
    const draft = await makeDraft(officer, place);
    let node: Record<string, unknown> = { type: 'paragraph' };
    for (let i = 0; i < 5000; i++) node = { type: 'blockquote', content: [node] };
    const result = await saveDraft(officer, {
      ...draft,
      content: { ...makeContent(), body: { type: 'doc', content: [node as never] } },
    });
    expect(codesOf(result)).toEqual(['input']);
  });

  it('an unknown language or series is refused', async () => {
    const input = { series: place.series.key, desk: place.desk.key, language: 'fr', text: '' };
    expect(codesOf(await createRelease(officer, input))).toEqual(['language']);
    expect(codesOf(await createRelease(officer, { ...input, language: 'en', series: 'nope' }))).toEqual(['not-found']);
  });
});

describe('the record', () => {
  it('has no event of a change that was refused', async () => {
    const draft = await makeDraft(officer, place);
    const count = () => asHouse((tx) => tx.auditEvent.count({ where: { releaseId: draft.releaseId } }));
    const before = await count();
    await submitDraft(otherOfficer, draft);
    await saveDraft(officer, { ...draft, version: 99, content: makeContent({ body: documentOf(['Other text.']) }) });
    expect(await count()).toBe(before);
  });
});
