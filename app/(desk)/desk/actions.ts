'use server';
import { action } from '#lib/accounts/action.ts';
import {
  addSeriesSchema,
  reserveSchema,
  restartSchema,
  setNextSchema,
  setSeriesSchema,
  voidSchema,
} from '#lib/numbering/schema.ts';
import { addSeries, restartSeries, setSeries } from '#lib/numbering/series-commands.ts';
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
  changeSchema,
  createSchema,
  publicReasonSchema,
  publishSchema,
  reasonSchema,
  releaseSchema,
  reviewUrgentSchema,
  saveSchema,
  scheduleSchema,
  translateSchema,
  urgentSchema,
  verbSchema,
  withdrawSchema,
} from '#lib/releases/schema.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { createRelease } from '#lib/releases/create.ts';
import { changeDraft, saveDraft } from '#lib/releases/write.ts';

export const createReleaseAction = action(createSchema, createRelease);
// Saving happens while someone types: the page is not drawn anew under their hands.
export const saveDraftAction = action(saveSchema, saveDraft, { revalidate: false });
export const changeDraftAction = action(changeSchema, changeDraft);
export const submitDraftAction = action(verbSchema, submitDraft);
export const recallDraftAction = action(verbSchema, recallDraft);
export const approveDraftAction = action(approveSchema, approveDraft);
export const requestChangesAction = action(reasonSchema, requestChanges);
export const editApprovedAction = action(verbSchema, editApproved);
export const discardDraftAction = action(verbSchema, discardDraft);
export const restoreDraftAction = action(verbSchema, restoreDraft);
export const publishReleaseAction = action(publishSchema, publishRelease);
export const scheduleReleaseAction = action(scheduleSchema, scheduleRelease);
export const unscheduleReleaseAction = action(verbSchema, unscheduleRelease);
export const publishUrgentlyAction = action(urgentSchema, publishUrgently);
export const reviewUrgentAction = action(reviewUrgentSchema, reviewUrgent);
export const startCorrectionAction = action(releaseSchema, startCorrection);
export const startTranslationAction = action(translateSchema, startTranslation);
export const withdrawReleaseAction = action(withdrawSchema, withdrawRelease);
export const reinstateReleaseAction = action(publicReasonSchema, reinstateRelease);
export const reserveNumberAction = action(reserveSchema, reserveNumber);
export const voidNumberAction = action(voidSchema, voidNumber);
export const addSeriesAction = action(addSeriesSchema, addSeries);
export const setSeriesAction = action(setSeriesSchema, setSeries);
export const setNextNumberAction = action(setNextSchema, setNextNumber);
export const restartSeriesAction = action(restartSchema, restartSeries);
