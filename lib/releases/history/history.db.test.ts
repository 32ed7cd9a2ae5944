// Texts that are kept and brought back: a real PostgreSQL, and a clock that is played.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import type { Result } from '#lib/core/result.ts';
import { publishUrgently } from '#lib/publishing/urgent.ts';
import { assignRelease } from '#lib/releases/assign/assign.ts';
import { discardDraft, recallDraft, submitDraft } from '#lib/releases/commands.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { type Verb, verbs, workflow } from '#lib/releases/rules.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { changeDraft, saveDraft } from '#lib/releases/write.ts';
import { documentOf, paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import {
  asHouse,
  codesOf,
  makeContent,
  makeDraft,
  makeHouse,
  makeOffice,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { playClock } from '#test/harness/clock.ts';
import { bringBack } from './bring-back.ts';
import { textHistory } from './queries.ts';
import { thinOutCheckpoints } from './thin-out.ts';

type Person = Extract<Actor, { kind: 'user' }>;
let place: Office['place'];
let officer: Person;
let editor: Person;
let seconds = 0;

/** The clock goes on. */
const wait = (more: number) => {
  seconds += more;
  return playClock(`${seconds} s`);
};

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});
beforeEach(() => wait(1));

const all = { isAll: true, from: null, to: null };
const textsOf = async (releaseId: string) => (await textHistory(officer, releaseId, all))?.texts.slice(1) ?? [];
const whysOf = async (releaseId: string) => (await textsOf(releaseId)).map(({ why }) => why);
const textNow = async (releaseId: string) => (await getDeskRelease(officer, releaseId))?.draft?.content as Content;
const paragraphsNow = async (releaseId: string) => paragraphsOf((await textNow(releaseId)).body);

const save = async (who: Actor, draft: VerbResult, changes: Partial<Content>) =>
  valueOf(await saveDraft(who, { ...draft, content: makeContent(changes) }));

test('a text that stood for two minutes is kept, and so is the growing text every two minutes', async () => {
  const draft = await makeDraft(officer, place, { headline: 'Demonstration: first' });
  await wait(100);
  let written = await save(officer, draft, { headline: 'Demonstration: first words' });
  expect(await whysOf(draft.releaseId)).toEqual([]);
  await wait(30);
  written = await save(officer, written, { headline: 'Demonstration: first words more' });
  expect(await whysOf(draft.releaseId)).toEqual(['time']);
  for (let times = 0; times < 6; times++) {
    await wait(40);
    written = await save(officer, written, { headline: `Demonstration: first words more and ${times}` });
  }
  expect(await whysOf(draft.releaseId)).toEqual(['time', 'time', 'time']);
});

test('a text is kept before another person writes on, with the name of its writer', async () => {
  const draft = await makeDraft(officer, place);
  await wait(20);
  const theirs = await save(editor, draft, { headline: 'Demonstration: a text that is complete now' });
  expect(await textsOf(draft.releaseId)).toMatchObject([{ why: 'person', by: officer.name }]);
  const mine = await save(officer, theirs, { headline: 'Demonstration: a text that is complete now, they say' });
  await save(editor, mine, { headline: 'Demonstration: a text that is complete now, they say again' });
  expect(await whysOf(draft.releaseId)).toEqual(['person', 'person']);
});

test('a text that is deleted as a whole is back at once, and the deletion too; the record says so', async () => {
  const draft = await makeDraft(officer, place);
  const { releaseId } = draft;
  const before = await textNow(releaseId);
  const emptied = await save(officer, draft, { body: documentOf([]) });
  const [kept] = await textsOf(releaseId);
  expect(kept).toMatchObject({ why: 'loss', by: officer.name, isNow: false });
  const checkpointId = kept?.key ?? '';
  expect(codesOf(await bringBack(officer, { ...draft, checkpointId }))).toEqual(['stale']);
  const back = valueOf(await bringBack(editor, { ...emptied, checkpointId }));
  expect([back.version, await textNow(releaseId)]).toEqual([emptied.version + 1, before]);
  const [, empty] = (await textsOf(releaseId)).toReversed();
  expect(empty).toMatchObject({ why: 'step', isNow: false });
  const { history } = (await getDeskRelease(officer, releaseId)) ?? {};
  expect(history?.[0]).toMatchObject({ type: 'draft.brought-back', by: editor.name });
  expect(history?.[0]?.details).toMatchObject([{ code: 'event-text-of' }]);
  valueOf(await bringBack(officer, { ...back, checkpointId: empty?.key ?? '' }));
  expect(await paragraphsNow(releaseId)).toEqual([]);
});

test('a text of another release does not exist here', async () => {
  const other = await makeDraft(officer, place);
  await save(officer, other, { body: documentOf([]) });
  const [kept] = await textsOf(other.releaseId);
  const draft = await makeDraft(officer, place);
  const checkpointId = kept?.key ?? '';
  expect(codesOf(await bringBack(officer, { ...draft, checkpointId }))).toEqual(['not-found']);
  expect(codesOf(await bringBack(officer, { ...draft, revision: 1 }))).toEqual(['not-found']);
});

test('any two texts are compared: a checkpoint, a revision, and the text now', async () => {
  const draft = await makeDraft(officer, place, { headline: 'Demonstration: one' });
  const { releaseId } = draft;
  const recalled = valueOf(await recallDraft(officer, valueOf(await submitDraft(officer, draft))));
  await wait(130);
  const second = await save(officer, recalled, { headline: 'Demonstration: two' });
  await wait(130);
  await save(officer, second, { headline: 'Demonstration: three' });
  const [checkpoint] = await textsOf(releaseId);
  const headlines = async (from: string, to: string) => {
    const history = await textHistory(officer, releaseId, { isAll: false, from, to });
    const part = history?.compared?.redline.parts.find((one) => one.part === 'headline');
    return JSON.stringify(part?.changes);
  };
  expect(await headlines('r1', 'now')).toMatch(/removed","text":"one".*added","text":"three"/);
  expect(await headlines('now', checkpoint?.key ?? '')).toMatch(/removed","text":"three".*added","text":"two"/);
  expect(await headlines('r7', 'now')).toBeUndefined();
});

describe('before each step the text is kept', () => {
  const until = new Date('2099-01-01T08:00:00Z');
  type Step = (draft: VerbResult) => Promise<Result<unknown>>;
  const steps = {
    submit: (draft) => submitDraft(officer, draft),
    publishUrgently: (draft) => publishUrgently(editor, { ...draft, reason: 'A flood.' }),
    discard: (draft) => discardDraft(officer, draft),
    setEmbargo: (draft) => setEmbargo(editor, { ...draft, until, terms: 'Accredited press.' }),
    liftEmbargo: async (draft) => {
      const { releaseId } = draft;
      const embargo = { embargoUntil: until, embargoTerms: 'Accredited press.' };
      await asHouse((tx) => tx.draft.updateMany({ where: { releaseId }, data: embargo }));
      return liftEmbargo(editor, draft);
    },
    assign: ({ releaseId }) => assignRelease(officer, { releaseId, userId: editor.id }),
    changeSeries: async (draft) =>
      changeDraft(officer, { ...draft, changes: { series: (await makeHouse()).series.key } }),
  } satisfies Record<string, Step>;

  test.each(Object.entries<Step>(steps))('%s', async (_name, run) => {
    const draft = await makeDraft(officer, place, { headline: 'Demonstration: at the step' });
    valueOf(await run(draft));
    const where = { releaseId: draft.releaseId };
    const kept = await asHouse(async (tx) => [
      ...(await tx.checkpoint.findMany({ where })),
      ...(await tx.revision.findMany({ where })),
    ]);
    expect(kept.map(({ content }) => (content as Content).headline)).toEqual(['Demonstration: at the step']);
  });

  test('every verb of a text that can be written in is among them', () => {
    const inWriting = verbs.filter((verb) => (workflow[verb].from as readonly string[]).includes('draft'));
    // A comment leaves the text where it is.
    expect(inWriting.filter((verb) => !(verb in steps))).toEqual(['save', 'comment'] satisfies Verb[]);
  });

  test('a text that is kept already is not kept again', async () => {
    const draft = await makeDraft(officer, place);
    const discard = { releaseId: draft.releaseId, userId: editor.id };
    valueOf(await assignRelease(officer, discard));
    valueOf(await assignRelease(officer, { ...discard, userId: officer.id }));
    await wait(200);
    await save(officer, draft, { headline: 'Demonstration: a text that is complete again' });
    expect(await whysOf(draft.releaseId)).toEqual(['step']);
  });
});

describe('checkpoints become fewer', () => {
  const hour = 3_600_000;
  /** A checkpoint by its name, as if it were written then. */
  const keptAt = (releaseId: string, name: string, why: string, writtenAt: number) => {
    const row = { releaseId, contentHash: name, words: 1, why, writtenAt: new Date(writtenAt) };
    return asHouse((tx) => tx.checkpoint.create({ data: { ...row, content: {} } }));
  };
  const left = async (releaseId: string) => {
    await asHouse((tx) => thinOutCheckpoints(tx, 1000));
    const rows = await asHouse((tx) => tx.checkpoint.findMany({ where: { releaseId }, orderBy: { writtenAt: 'asc' } }));
    return rows.map(({ contentHash }) => contentHash);
  };

  test('after a day one an hour stays and all before a loss or a step, after 30 days one a day', async () => {
    const { releaseId } = await makeDraft(officer, place);
    const now = Date.now();
    const anHour = Math.floor(now / hour) * hour - 48 * hour;
    const aDay = Math.floor(now / (24 * hour)) * 24 * hour - 40 * 24 * hour;
    await keptAt(releaseId, 'a day: early', 'step', aDay + hour);
    await keptAt(releaseId, 'a day: late', 'time', aDay + 5 * hour);
    await keptAt(releaseId, 'an hour: early', 'time', anHour);
    await keptAt(releaseId, 'an hour: loss', 'loss', anHour + hour / 4);
    await keptAt(releaseId, 'an hour: late', 'person', anHour + hour / 2);
    await keptAt(releaseId, 'today: one', 'time', now - 23 * hour);
    await keptAt(releaseId, 'today: two', 'time', now - 23 * hour + 1000);
    expect(await left(releaseId)).toEqual([
      'a day: late',
      'an hour: loss',
      'an hour: late',
      'today: one',
      'today: two',
    ]);
  });

  test('90 days after the last change they go, if no draft is open', async () => {
    const open = await makeDraft(officer, place);
    const discarded = await makeDraft(officer, place);
    valueOf(await discardDraft(officer, discarded));
    await keptAt(open.releaseId, 'open', 'time', Date.now());
    const before = seconds;
    await wait(89 * 24 * 3600);
    expect([(await left(open.releaseId)).length, (await left(discarded.releaseId)).length]).toEqual([1, 1]);
    await wait(2 * 24 * 3600);
    expect([(await left(open.releaseId)).length, (await left(discarded.releaseId)).length]).toEqual([1, 0]);
    seconds = before;
  });
});

test('whatever is saved by whom and when, every text that stood for two minutes can be brought back', async () => {
  const content = (size: number) =>
    size === 0
      ? { ...blankText, endMark: '*-*-*-*-*' }
      : makeContent({ headline: `Demonstration ${size}`, body: documentOf(Array(size).fill('The same words.')) });
  const saves = fc.array(
    fc.record({ after: fc.constantFrom(1, 14, 40, 119, 120, 300), size: fc.nat(4), isOthers: fc.boolean() }),
    { minLength: 2, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(saves, async (list) => {
      let draft = await makeDraft(officer, place);
      const { releaseId } = draft;
      const stood = new Map<string, Content>();
      let sinceSave = 0;
      for (const { after, size, isOthers } of list) {
        await wait(after);
        sinceSave += after;
        const standing = await textNow(releaseId);
        const saved = valueOf(await saveDraft(isOthers ? editor : officer, { ...draft, content: content(size) }));
        if (saved.version === draft.version) continue;
        if (sinceSave >= 120 && standing.headline !== '') stood.set(standing.headline, standing);
        sinceSave = 0;
        draft = saved;
      }
      for (const [, text] of stood) {
        const kept = await asHouse((tx) => tx.checkpoint.findMany({ where: { releaseId } }));
        const row = kept.find((one) => (one.content as Content).headline === text.headline);
        draft = valueOf(await bringBack(officer, { ...draft, checkpointId: row?.id ?? releaseId }));
        expect(await textNow(releaseId)).toEqual(text);
      }
    }),
    { numRuns: 6 },
  );
});
