import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { blankText, fieldsOf } from '#lib/text/schema.ts';
import { type ReleaseSnapshot, readSnapshot } from '#lib/releases/snapshot.ts';
import type { View } from './operation.ts';
import type { ReleaseView } from './schema.ts';

/** A release as the API shows it: always in this order, so that a repeated answer is the same to the byte. */
function viewOf(release: ReleaseSnapshot): ReleaseView {
  const { content, label, path, state, kind, approvalsNeeded } = release;
  return {
    id: release.id,
    series: release.series,
    language: release.language,
    desk: release.desk,
    state,
    publicState: release.publicState,
    version: release.version,
    revision: release.revision,
    contentHash: release.contentHash,
    label,
    number: release.number,
    period: release.period,
    publishAt: release.publishAt,
    publishedAt: release.publishedAt,
    url: path === null ? null : siteOrigin() + path,
    ...blankText,
    ...fieldsOf(content),
    text: printedText(label, content, release.language),
    note: content.note ?? null,
    changedAt: release.changedAt,
    changedBy: release.changedBy,
    missedSchedule: release.missed,
    urgentReviewDue: release.urgentReviewDue,
    openDraft: state === 'published' || state === 'discarded' ? null : { kind, state, approvalsNeeded },
    editions: release.editions,
    approvals: release.approvals,
  };
}

/** A release as a command left it, within the desks of the transaction. */
export async function showRelease(tx: Tx, result: unknown): Promise<View | null> {
  const { releaseId } = result as { releaseId: string };
  const release = await readSnapshot(tx, releaseId);
  return release && { body: viewOf(release), version: release.version };
}
