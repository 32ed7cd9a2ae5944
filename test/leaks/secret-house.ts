// A house with a text in every state that is not public, each with a mark in every field, beside
// texts that are public.
import type { Actor } from '#lib/core/actor.ts';
import { addEvent } from '#lib/diary/commands.ts';
import { addEventSchema } from '#lib/diary/schema.ts';
import { makeBundle, scheduleBundle } from '#lib/publishing/bundles/commands.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { scheduleRelease } from '#lib/publishing/schedule.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import { approveDraft, discardDraft, requestChanges, submitDraft } from '#lib/releases/commands.ts';
import { addComment, answerComment } from '#lib/releases/comments/commands.ts';
import { createRelease } from '#lib/releases/create.ts';
import { setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { makePreviewLink } from '#lib/releases/preview/links.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { changeDraft } from '#lib/releases/write.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import type { ContentChanges, Text } from '#lib/text/schema.ts';
import { asHouse, makeContent, makeOffice, makePublished, makeUser, type Office, valueOf } from '#test/factories.ts';
import { Marks } from './marks.ts';

/** A word that every public text has in its headline and its body. */
export const publicWord = 'Marigold';
const never = new Date('2199-01-01T00:00:00Z');

export type SecretHouse = {
  marks: Marks;
  /** Marks of the first edition of what was corrected: readable there, and nowhere else. */
  former: Marks;
  paths: { plain: string; corrected: string; removed: string };
  /** Names and hashes of files that are not public. */
  secrets: string[];
};

class Newsroom {
  readonly office: Office;
  readonly editor: Actor;
  readonly secrets: string[] = [];

  constructor(office: Office) {
    this.office = office;
    this.editor = office.editor;
  }

  /** A text with a mark in each field. */
  async text(marks: Marks, what: string, { releaseId, version }: VerbResult, more: ContentChanges = {}) {
    const put = (field: string) => marks.put(`${field} of ${what}`);
    const name = `${put('file name')}.txt`;
    const bytes = new TextEncoder().encode(`Bytes: ${put('bytes')}`);
    const { size: _size, ...attachment } = valueOf(await keepFile(this.office.officer, { releaseId, name, bytes }));
    this.secrets.push(attachment.name, attachment.file);
    // Every field: one that is added is missing here.
    const text: Required<Text> = {
      headline: `Demonstration: ${put('headline')}`,
      kicker: put('kicker'),
      subheadlines: [put('sub-headline')],
      dateline: `${put('dateline')}: November 23, 2026`,
      endMark: '*-*-*-*-*',
      body: documentOf([`The first paragraph says ${put('body')} to the readers.`]),
      contacts: [
        {
          name: put('contact'),
          role: put('role'),
          telephone: '+92 51 555 0100',
          email: `${put('e-mail address')}@demo.example`,
        },
      ],
      notes: documentOf([`The notes say ${put('notes')}.`]),
      attachments: [{ ...attachment, title: put('file title') }],
    };
    return valueOf(await changeDraft(this.office.officer, { releaseId, version, changes: { ...text, ...more } }));
  }

  async draft(marks: Marks, what: string) {
    const { officer, place } = this.office;
    const made = valueOf(
      await createRelease(officer, {
        series: place.series.key,
        desk: place.desk.key,
        language: 'en',
        text: `Subject: ${marks.put(`what was pasted of ${what}`)}`,
      }),
    );
    return this.text(marks, what, made);
  }

  submitted = async (marks: Marks, what: string) =>
    valueOf(await submitDraft(this.office.officer, await this.draft(marks, what)));

  approved = async (marks: Marks, what: string) =>
    valueOf(await approveDraft(this.editor, await this.submitted(marks, what)));

  published = async (marks: Marks, what: string) =>
    valueOf(await publishRelease(this.editor, await this.approved(marks, what)));

  /** A correction under way of something published. */
  correction = async (marks: Marks, what: string, release: { releaseId: string }) =>
    this.text(marks, what, valueOf(await startCorrection(this.office.officer, { releaseId: release.releaseId })), {
      note: marks.put(`note of ${what}`),
    });

  /** A public text without marks. */
  async plain() {
    const { officer, editor, place } = this.office;
    const made = valueOf(
      await createRelease(officer, { series: place.series.key, desk: place.desk.key, language: 'en', text: '' }),
    );
    const changes = {
      ...makeContent({ headline: `Demonstration: ${publicWord}` }),
      body: documentOf([`${publicWord} is public, and said in every form.`]),
    };
    return makePublished(officer, editor, valueOf(await changeDraft(officer, { ...made, changes })));
  }
}

/** Texts on their way, what is said about them, and who works on them. */
async function putWork(house: Newsroom, marks: Marks) {
  const { officer, place } = house.office;
  const { editor } = house;
  const draft = await house.draft(marks, 'a draft');
  const { commentId } = valueOf(await addComment(editor, { releaseId: draft.releaseId, text: marks.put('a comment') }));
  valueOf(await answerComment(officer, { commentId, text: marks.put('an answer') }));
  valueOf(await makePreviewLink(officer, { releaseId: draft.releaseId, name: marks.put('a link’s reader'), days: 1 }));
  await house.submitted(marks, 'a submitted text');
  const back = await house.submitted(marks, 'a text that was sent back');
  valueOf(await requestChanges(editor, { ...back, reason: marks.put('why it was sent back') }));
  await house.approved(marks, 'an approved text');
  valueOf(await scheduleRelease(editor, { ...(await house.approved(marks, 'a scheduled text')), publishAt: never }));
  const held = await house.approved(marks, 'a text under an embargo');
  valueOf(await setEmbargo(editor, { ...held, until: never, terms: marks.put('terms of an embargo') }));
  const bundled = await house.approved(marks, 'a text of a bundle');
  const alsoBundled = await house.approved(marks, 'another text of a bundle');
  const releaseIds = [bundled.releaseId, alsoBundled.releaseId];
  const bundle = valueOf(await makeBundle(editor, { name: marks.put('a bundle’s name'), releaseIds }));
  valueOf(await scheduleBundle(editor, { ...bundle, publishAt: never }));
  valueOf(await discardDraft(officer, await house.draft(marks, 'a discarded text')));
  const event = { desk: place.desk.key, title: marks.put('an event'), place: marks.put('its place'), audience: 'all' };
  valueOf(
    await addEvent(
      officer,
      addEventSchema.parse({ ...event, state: 'provisional', startsAt: '2190-05-06T10:00:00Z', endsAt: null }),
    ),
  );
}

/** People with marks for names and addresses. */
async function namePeople(marks: Marks, people: Actor[]) {
  for (const { id } of people)
    await asHouse((tx) =>
      tx.userAccount.update({
        where: { id: String(id) },
        data: { name: marks.put('a person’s name'), email: `${marks.put('a person’s address')}@demo.example` },
      }),
    );
}

/** Fills an empty database by the product's commands. */
export async function putSecretHouse(): Promise<SecretHouse> {
  const [marks, former] = [new Marks(), new Marks('qvez')];
  const house = new Newsroom(await makeOffice({ key: 'pr' }));
  await asHouse((tx) =>
    tx.publicHouse.update({
      where: { id: 1 },
      data: { pressContact: { name: '', email: 'press@demo.example', telephone: '' } },
    }),
  );
  const stranger = await makeUser('auditor', null);
  await namePeople(marks, [house.office.officer, house.editor, stranger]);
  const plain = await house.plain();
  const first = await house.published(former, 'a first edition');
  // A reader may know the file of the first edition.
  house.secrets.length = 0;
  const open = valueOf(await startCorrection(house.office.officer, { releaseId: first.releaseId }));
  const changes = {
    ...makeContent({ headline: `Demonstration: ${publicWord} put right` }),
    note: 'Every word was wrong.',
  };
  const rest = { kicker: '', contacts: [], notes: documentOf([]), attachments: [] };
  const second = valueOf(await changeDraft(house.office.officer, { ...open, changes: { ...changes, ...rest } }));
  const corrected = await makePublished(house.office.officer, house.editor, second);
  const gone = await house.published(marks, 'a text that was taken away');
  const { version } = valueOf(
    await withdrawRelease(house.editor, { ...gone, reason: 'Issued in error.', keepText: false }),
  );
  if (version <= gone.version) throw new Error('the withdrawal changed nothing');
  await house.correction(marks, 'a correction under way', plain);
  await putWork(house, marks);
  return {
    ...{ marks, former, secrets: house.secrets },
    paths: { plain: plain.path, corrected: corrected.path, removed: gone.path },
  };
}
