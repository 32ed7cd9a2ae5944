// The commands that the screens can run, by name. lib/accounts/receiving.ts checks who acts before
// it calls one.
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { type Action, action } from '#lib/accounts/action.ts';
import { signOut } from '#lib/accounts/commands.ts';
import { inviteUser, linkUser } from '#lib/accounts/invite.ts';
import { changeAccount, changePassword, signOutOthers } from '#lib/accounts/own.ts';
import { disableUser, enableUser } from '#lib/accounts/people/people.ts';
import { setRoles } from '#lib/accounts/roles.ts';
import {
  changeAccountSchema,
  changePasswordSchema,
  inviteSchema,
  linkSchema,
  personSchema,
  revokeTokenSchema,
  sessionSchema,
  setRolesSchema,
  signOutOthersSchema,
} from '#lib/accounts/schema.ts';
import { revokeToken } from '#lib/accounts/tokens.ts';
import type { Result } from '#lib/core/result.ts';
import { setEmblem } from '#lib/house/set-emblem.ts';
import { setHouse } from '#lib/house/set-house.ts';
import { addDesk } from '#lib/house/add-desk.ts';
import { setDesk } from '#lib/house/set-desk.ts';
import { addDeskSchema, setDeskSchema, setEmblemSchema, setHouseSchema } from '#lib/house/schema.ts';
import { endCalendarAddress, makeCalendarAddress } from '#lib/diary/addresses.ts';
import { addEvent, cancelEvent, changeEvent, confirmEvent, moveEvent } from '#lib/diary/commands.ts';
import {
  addEventSchema,
  calendarAddressSchema,
  cancelEventSchema,
  changeEventSchema,
  eventSchema,
  moveEventSchema,
} from '#lib/diary/schema.ts';
import { sendAgain } from '#lib/distribution/deliveries.ts';
import { sendAgainSchema } from '#lib/distribution/schema.ts';
import { markRead, setNoticeMail } from '#lib/notices/commands.ts';
import { markReadSchema, noticeMailSchema } from '#lib/notices/schema.ts';
import {
  addSeriesSchema,
  reserveSchema,
  restartSchema,
  setNextSchema,
  setSeriesSchema,
  voidSchema,
} from '#lib/numbering/schema.ts';
import { addSeries, restartSeries, setSeries } from '#lib/numbering/series-commands.ts';
import {
  bundleSchema,
  joinBundleSchema,
  makeBundleSchema,
  orderBundleSchema,
  scheduleBundleSchema,
} from '#lib/publishing/bundles/bundle-schema.ts';
import {
  joinBundle,
  leaveBundle,
  makeBundle,
  orderBundle,
  publishBundle,
  scheduleBundle,
  takeBundleApart,
  unscheduleBundle,
} from '#lib/publishing/bundles/commands.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { reserveNumber, setNextNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
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
import {
  approveSchema,
  assignSchema,
  changeSchema,
  createSchema,
  liftEmbargoSchema,
  publicReasonSchema,
  publishSchema,
  reasonSchema,
  releaseSchema,
  reviewUrgentSchema,
  saveSchema,
  scheduleSchema,
  setEmbargoSchema,
  settleReadingSchema,
  translateSchema,
  urgentSchema,
  verbSchema,
  withdrawSchema,
} from '#lib/releases/schema.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { assignRelease } from '#lib/releases/assign/assign.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { bringBackSchema } from '#lib/releases/history/bring-back-schema.ts';
import { bringBack } from '#lib/releases/history/bring-back.ts';
import { changeAnswer, withdrawAnswer } from '#lib/releases/comments/answer-commands.ts';
import {
  addComment,
  answerComment,
  changeComment,
  reopenComment,
  resolveComment,
  withdrawComment,
} from '#lib/releases/comments/commands.ts';
import {
  addCommentSchema,
  answerCommentSchema,
  answerSchema,
  changeAnswerSchema,
  changeCommentSchema,
  commentSchema,
} from '#lib/releases/comments/schema.ts';
import { createRelease } from '#lib/releases/create.ts';
import { endPreviewLink, makePreviewLink } from '#lib/releases/preview/links.ts';
import { endPreviewLinkSchema, makePreviewLinkSchema } from '#lib/releases/preview/schema.ts';
import { beHere } from '#lib/releases/presence/be-here.ts';
import { beHereSchema } from '#lib/releases/presence/schema.ts';
import { settleReading } from '#lib/releases/settle-reading.ts';
import { changeDraft, saveDraft } from '#lib/releases/write.ts';

// A screen says which version it showed.
const seen = { version: true } as const;

type ValueOf<Call> = Call extends (input: never) => Promise<Result<infer Value>> ? Value : never;

export const actions = {
  create: action(createSchema, createRelease),
  save: action(saveSchema, saveDraft),
  change: action(changeSchema, changeDraft),
  settleReading: action(settleReadingSchema, settleReading),
  addComment: action(addCommentSchema, addComment),
  answerComment: action(answerCommentSchema, answerComment),
  resolveComment: action(commentSchema, resolveComment),
  reopenComment: action(commentSchema, reopenComment),
  changeComment: action(changeCommentSchema, changeComment),
  withdrawComment: action(commentSchema, withdrawComment),
  changeAnswer: action(changeAnswerSchema, changeAnswer),
  withdrawAnswer: action(answerSchema, withdrawAnswer),
  bringBack: action(bringBackSchema, bringBack),
  beHere: action(beHereSchema, beHere),
  submit: action(verbSchema, submitDraft),
  recall: action(verbSchema, recallDraft),
  approve: action(approveSchema, approveDraft),
  requestChanges: action(reasonSchema, requestChanges),
  edit: action(verbSchema, editApproved),
  discard: action(verbSchema, discardDraft),
  restore: action(verbSchema, restoreDraft),
  assign: action(assignSchema, assignRelease),
  makePreviewLink: action(makePreviewLinkSchema, makePreviewLink),
  endPreviewLink: action(endPreviewLinkSchema, endPreviewLink),
  publish: action(publishSchema, publishRelease),
  schedule: action(scheduleSchema, scheduleRelease),
  unschedule: action(verbSchema, unscheduleRelease),
  setEmbargo: action(setEmbargoSchema, setEmbargo),
  liftEmbargo: action(liftEmbargoSchema, liftEmbargo),
  publishUrgently: action(urgentSchema, publishUrgently),
  reviewUrgent: action(reviewUrgentSchema, reviewUrgent),
  correct: action(releaseSchema, startCorrection),
  translate: action(translateSchema, startTranslation),
  withdraw: action(withdrawSchema, withdrawRelease),
  reinstate: action(publicReasonSchema, reinstateRelease),
  reserve: action(reserveSchema, reserveNumber),
  makeVoid: action(voidSchema, voidNumber),
  addSeries: action(addSeriesSchema, addSeries),
  setSeries: action(setSeriesSchema, setSeries),
  setNextNumber: action(setNextSchema, setNextNumber),
  restartSeries: action(restartSchema, restartSeries),
  setHouse: action(setHouseSchema.required(seen), setHouse),
  setEmblem: action(setEmblemSchema.required(seen), setEmblem),
  addDesk: action(addDeskSchema, addDesk),
  setDesk: action(setDeskSchema.required(seen), setDesk),
  markRead: action(markReadSchema, markRead),
  setNoticeMail: action(noticeMailSchema, setNoticeMail),
  sendAgain: action(sendAgainSchema, sendAgain),
  makeBundle: action(makeBundleSchema, makeBundle),
  joinBundle: action(joinBundleSchema, joinBundle),
  orderBundle: action(orderBundleSchema, orderBundle),
  leaveBundle: action(verbSchema, leaveBundle),
  scheduleBundle: action(scheduleBundleSchema, scheduleBundle),
  unscheduleBundle: action(bundleSchema, unscheduleBundle),
  publishBundle: action(bundleSchema, publishBundle),
  takeBundleApart: action(bundleSchema, takeBundleApart),
  addEvent: action(addEventSchema, addEvent),
  changeEvent: action(changeEventSchema, changeEvent),
  moveEvent: action(moveEventSchema, moveEvent),
  confirmEvent: action(eventSchema, confirmEvent),
  cancelEvent: action(cancelEventSchema, cancelEvent),
  makeCalendarAddress: action(calendarAddressSchema, makeCalendarAddress),
  endCalendarAddress: action(calendarAddressSchema, endCalendarAddress),
  inviteUser: action(inviteSchema, inviteUser),
  linkUser: action(linkSchema, linkUser),
  setRoles: action(setRolesSchema.required(seen), setRoles),
  disableUser: action(personSchema, disableUser),
  enableUser: action(personSchema, enableUser),
  changeAccount: action(changeAccountSchema, changeAccount),
  changePassword: action(changePasswordSchema, changePassword),
  signOut: action(sessionSchema, signOut),
  signOutOthers: action(signOutOthersSchema, signOutOthers),
  revokeToken: action(revokeTokenSchema, revokeToken),
} satisfies { [Name in keyof DeskActions]: Action<ValueOf<DeskActions[Name]>> };
