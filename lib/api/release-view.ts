import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { blankText, fieldsOf } from '#lib/text/schema.ts';
import { type Standing, standingOf } from '#lib/releases/standing.ts';
import type { Shown } from './operation.ts';
import type { ReleaseView } from './schema.ts';

/** A release as the API shows it: always in this order, so that a repeated answer is the same to the byte. */
function viewOf(standing: Standing): ReleaseView {
  const { content, label, path, state, kind, approvalsNeeded } = standing;
  return {
    id: standing.id,
    series: standing.series,
    language: standing.language,
    desk: standing.desk,
    state,
    publicState: standing.publicState,
    version: standing.version,
    revision: standing.revision,
    contentHash: standing.contentHash,
    label,
    number: standing.number,
    period: standing.period,
    publishAt: standing.publishAt,
    publishedAt: standing.publishedAt,
    url: path === null ? null : siteOrigin() + path,
    ...blankText,
    ...fieldsOf(content),
    text: printedText(label, content, standing.language),
    note: content.note ?? null,
    changedAt: standing.changedAt,
    changedBy: standing.changedBy,
    missedSchedule: standing.missed,
    urgentReviewDue: standing.urgentReviewDue,
    openDraft: state === 'published' || state === 'discarded' ? null : { kind, state, approvalsNeeded },
    editions: standing.editions,
    approvals: standing.approvals,
  };
}

/** A release as a command left it, within the desks of the transaction. */
export async function showRelease(tx: Tx, done: unknown): Promise<Shown | null> {
  const { releaseId } = done as { releaseId: string };
  const standing = await standingOf(tx, releaseId);
  return standing && { body: viewOf(standing), version: standing.version };
}
