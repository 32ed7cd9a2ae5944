// Every command, and how the matrix runs it. `test/looks/matrix.test.ts` finds the commands in the
// code and fails if one is missing here.
import { signOut } from '#lib/accounts/commands.ts';
import { changeAccount, changePassword, signOutOthers } from '#lib/accounts/own.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import type { Result } from '#lib/core/result.ts';
import { setEmblem } from '#lib/house/set-emblem.ts';
import { setHouse } from '#lib/house/set-house.ts';
import { addDesk } from '#lib/house/add-desk.ts';
import { setDesk } from '#lib/house/set-desk.ts';
import { addSeries, restartSeries, setSeries } from '#lib/numbering/series-commands.ts';
import { leaveBundle } from '#lib/publishing/bundles/commands.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { reserveNumber, setNextNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { archiveRelease, archiveReleases, prepareEntry } from '#lib/archive/import.ts';
import { sendAgain } from '#lib/distribution/deliveries.ts';
import { markRead, postLink, setNoticeMail } from '#lib/notices/commands.ts';
import { acceptClock, releaseSchedules } from '#lib/publishing/clock.ts';
import { beginPeriod, declareAbsent } from '#lib/publishing/declare.ts';
import { scheduleRelease, unscheduleRelease } from '#lib/publishing/schedule.ts';
import { publishUrgently, reviewUrgent } from '#lib/publishing/urgent.ts';
import { reinstateRelease, withdrawRelease } from '#lib/publishing/withdraw.ts';
import {
  approveDraft,
  discardDraft,
  editApproved,
  recallDraft,
  requestChanges,
  restoreDraft,
  submitDraft,
} from '#lib/releases/commands.ts';
import { assignRelease } from '#lib/releases/assign/assign.ts';
import { bringBack } from '#lib/releases/history/bring-back.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { createRelease } from '#lib/releases/create.ts';
import { settleReading } from '#lib/releases/settle-reading.ts';
import { changeDraft, saveDraft } from '#lib/releases/write.ts';
import { asHouse, makeContent, makeUser, valueOf } from '#test/factories.ts';
import { onAccounts } from './accounts.ts';
import { onBundles } from './bundles.ts';
import { onComments } from './comments.ts';
import { onDiary } from './diary.ts';
import { onFiles } from './files.ts';
import { onPreviews } from './previews.ts';
import { reading } from './reading.ts';
import type { Crew, Subject } from './situations.ts';

type Answer = Promise<Result<unknown>>;
const reason = 'A reason of the demonstration.';
let once = 0;

/** An officer of the house, made once. */
let officer: Promise<{ id: string }> | undefined;
const assignee = async () => {
  officer ??= makeUser('officer', null);
  return (await officer).id;
};

/** A checkpoint of the release. Each is new, since a text is brought back once only. */
async function checkpoint({ releaseId }: Subject): Promise<string> {
  const row = { releaseId, contentHash: 'none', words: 1, why: 'time', writtenAt: new Date() };
  const content = makeContent({ headline: `Demonstration ${unused()}`, note: 'Changed.' }) as object;
  const made = await asHouse((tx) => tx.checkpoint.create({ data: { ...row, content }, select: { id: true } }));
  return made.id;
}

const unused = () => `n${(once++).toString(36)}`;

/** Commands on one release. */
export const onReleases = {
  save: {
    command: 'saveDraft',
    run: (actor: Actor, subject: Subject) =>
      saveDraft(actor, {
        ...subject,
        content: makeContent({ headline: `Demonstration ${unused()}`, note: 'Changed.' }),
      }),
  },
  change: {
    command: 'changeDraft',
    run: (actor: Actor, subject: Subject) =>
      changeDraft(actor, { ...subject, changes: { headline: `Demonstration ${unused()}` } }),
  },
  ...onPreviews,
  settleReading: {
    command: 'settleReading',
    run: (actor: Actor, { releaseId }: Subject) => settleReading(actor, { releaseId, about: 'rest' as const }),
  },
  bringBack: {
    command: 'bringBack',
    run: async (actor: Actor, subject: Subject) =>
      bringBack(actor, { ...subject, checkpointId: await checkpoint(subject) }),
  },
  keepFile: {
    command: 'keepFile',
    run: (actor: Actor, { releaseId }: Subject) =>
      keepFile(actor, {
        releaseId,
        name: 'annexure.txt',
        bytes: new TextEncoder().encode(`Demonstration ${unused()}`),
      }),
  },
  ...onComments,
  submit: { command: 'submitDraft', run: submitDraft },
  recall: { command: 'recallDraft', run: recallDraft },
  requestChanges: {
    command: 'requestChanges',
    run: (actor: Actor, subject: Subject) => requestChanges(actor, { ...subject, reason }),
  },
  approve: { command: 'approveDraft', run: approveDraft },
  edit: { command: 'editApproved', run: editApproved },
  publish: { command: 'publishRelease', run: publishRelease },
  schedule: {
    command: 'scheduleRelease',
    run: (actor: Actor, subject: Subject) =>
      scheduleRelease(actor, { ...subject, publishAt: new Date('2099-06-01T08:00:00Z') }),
  },
  unschedule: { command: 'unscheduleRelease', run: unscheduleRelease },
  setEmbargo: {
    command: 'setEmbargo',
    run: (actor: Actor, subject: Subject) =>
      setEmbargo(actor, { ...subject, until: new Date('2099-06-03T08:00:00Z'), terms: reason }),
  },
  liftEmbargo: {
    command: 'liftEmbargo',
    run: (actor: Actor, subject: Subject) => liftEmbargo(actor, { ...subject, reason }),
  },
  leaveBundle: { command: 'leaveBundle', run: leaveBundle },
  publishUrgently: {
    command: 'publishUrgently',
    run: (actor: Actor, subject: Subject) => publishUrgently(actor, { ...subject, reason }),
  },
  reviewUrgent: {
    command: 'reviewUrgent',
    run: (actor: Actor, { releaseId }: Subject) => reviewUrgent(actor, { releaseId, note: reason }),
  },
  discard: { command: 'discardDraft', run: discardDraft },
  restore: { command: 'restoreDraft', run: restoreDraft },
  assign: {
    command: 'assignRelease',
    run: async (actor: Actor, { releaseId }: Subject) => assignRelease(actor, { releaseId, userId: await assignee() }),
  },
  correct: { command: 'startCorrection', run: startCorrection },
  translate: {
    command: 'startTranslation',
    run: (actor: Actor, { releaseId }: Subject) => startTranslation(actor, { originalId: releaseId, language: 'ur' }),
  },
  withdraw: {
    command: 'withdrawRelease',
    run: (actor: Actor, { releaseId }: Subject) => withdrawRelease(actor, { releaseId, reason, keepText: true }),
  },
  reinstate: {
    command: 'reinstateRelease',
    run: (actor: Actor, { releaseId }: Subject) => reinstateRelease(actor, { releaseId, reason }),
  },
} satisfies Record<string, { command: unknown; run: (actor: Actor, subject: Subject) => Answer }>;
export type OnRelease = keyof typeof onReleases;

/**
 * A reservation, a user or a series for one cell. Each is new, because some cells use theirs up.
 */
async function reserved({ editor, place }: Crew) {
  return valueOf(await reserveNumber(editor, { series: place.series.key, reason })).reservationId;
}

async function manualSeries(): Promise<string> {
  const key = unused();
  const counter = { period: 'r1', periodStart: new Date('2020-01-01'), next: 7 };
  const row = { labelTemplate: '{prefix}{n:0000}', prefix: 'd', period: 'manual', timeZone: 'Asia/Karachi' };
  await asHouse((tx) => tx.series.create({ data: { ...row, key, names: {}, counters: { create: counter } } }));
  return key;
}

async function failedDelivery(): Promise<string> {
  const address = `${unused()}@demo.example`;
  return asHouse(async (tx) => {
    await postLink(tx, address, 'password');
    const { id } = await tx.delivery.findFirstOrThrow({ where: { address }, select: { id: true } });
    await tx.delivery.update({ where: { id }, data: { state: 'failed' } });
    return id;
  });
}

const archived = (crew: Crew) => ({
  series: crew.place.series.key,
  desk: crew.place.desk.key,
  language: 'en',
  number: ++once,
  publishedAt: new Date('2001-05-05T12:00:00Z'),
  content: makeContent(),
});

/** Commands that are not about an existing release. */
export const onTheHouse = {
  create: {
    command: 'createRelease',
    run: (actor: Actor, { place }: Crew) =>
      createRelease(actor, { series: place.series.key, desk: place.desk.key, language: 'en', text: '' }),
  },
  reserve: {
    command: 'reserveNumber',
    run: (actor: Actor, { place }: Crew) => reserveNumber(actor, { series: place.series.key, reason }),
  },
  void: {
    command: 'voidNumber',
    run: async (actor: Actor, crew: Crew) => voidNumber(actor, { reservationId: await reserved(crew), reason }),
  },
  setNext: {
    command: 'setNextNumber',
    run: async (actor: Actor) => setNextNumber(actor, { series: await manualSeries(), next: 9 }),
  },
  addSeries: {
    command: 'addSeries',
    run: (actor: Actor) => addSeries(actor, { key: unused(), labelTemplate: 'No. {n}', period: 'none' }),
  },
  setSeries: {
    command: 'setSeries',
    run: async (actor: Actor) => setSeries(actor, { series: await manualSeries(), approvals: 3 }),
  },
  restartSeries: {
    command: 'restartSeries',
    run: async (actor: Actor) => restartSeries(actor, { series: await manualSeries(), reason }),
  },
  setHouse: {
    command: 'setHouse',
    run: (actor: Actor) => setHouse(actor, { names: { en: unused(), ur: 'نمونہ ادارہ' } }),
  },
  setEmblem: { command: 'setEmblem', run: (actor: Actor) => setEmblem(actor, { file: null }) },
  addDesk: {
    command: 'addDesk',
    run: (actor: Actor) => addDesk(actor, { key: unused(), names: { en: 'Desk', ur: 'ڈیسک' } }),
  },
  setDesk: {
    command: 'setDesk',
    run: (actor: Actor, { place }: Crew) => setDesk(actor, { key: place.desk.key, contact: { name: unused() } }),
  },
  ...onAccounts,
  begin: {
    command: 'beginPeriod',
    run: async (actor: Actor) => beginPeriod(actor, { series: await manualSeries(), number: 5, reason }),
  },
  absent: {
    command: 'declareAbsent',
    run: async (actor: Actor) => {
      const series = await manualSeries();
      valueOf(await setNextNumber(systemActor('the matrix'), { series, next: 9 }));
      return declareAbsent(actor, { series, from: 1, to: 2, reason });
    },
  },
  archiveMany: {
    command: 'archiveReleases',
    run: (actor: Actor, crew: Crew) => {
      const { series, desk, language, ...entry } = archived(crew);
      const made = prepareEntry(entry);
      if ('refused' in made) throw new Error('the entry is not complete');
      return archiveReleases(actor, { series, desk, language }, [made.prepared]);
    },
  },
  acceptClock: { command: 'acceptClock', run: (actor: Actor) => acceptClock(actor, { reason }) },
  releaseSchedules: { command: 'releaseSchedules', run: (actor: Actor) => releaseSchedules(actor, { reason }) },
  sendAgain: {
    command: 'sendAgain',
    run: async (actor: Actor) => sendAgain(actor, { deliveryId: await failedDelivery() }),
  },
  archive: { command: 'archiveRelease', run: (actor: Actor, crew: Crew) => archiveRelease(actor, archived(crew)) },
  ...onBundles,
  ...onDiary,
  ...onFiles,
} satisfies Record<string, { command: unknown; run: (actor: Actor, crew: Crew) => Answer }>;
export type OnTheHouse = keyof typeof onTheHouse;

/**
 * Commands without a role: everyone may end their own session and has notices of their own. The
 * tests of accounts and notices show that nobody reaches another's.
 */
const open = { signOut, signOutOthers, changeAccount, changePassword, markRead, setNoticeMail };

/** The name of every command in the matrix. */
export const commandsInMatrix: string[] = [
  ...Object.values(onReleases).map(({ command }) => command),
  ...Object.values(onTheHouse).map(({ command }) => command),
  ...Object.keys(open),
  ...Object.keys(reading),
];
