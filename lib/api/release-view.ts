import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { fieldsOf } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import { type ReleaseSnapshot, readSnapshot } from '#lib/releases/snapshot.ts';
import type { View } from './operation.ts';
import type { ReleaseView } from './schema.ts';

/**
 * A release as the API shows it. The order of the fields is fixed, so a repeated answer has the
 * same bytes.
 */
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
    embargo: release.embargo,
    publishedAt: release.publishedAt,
    url: path === null ? null : siteOrigin() + path,
    ...blankText,
    ...fieldsOf(content),
    text: printedText(label, content, release.language),
    note: content.note ?? null,
    reading: release.reading,
    changedAt: release.changedAt,
    changedBy: release.changedBy,
    assignee: release.assignee,
    missedSchedule: release.missed,
    urgentReviewDue: release.urgentReviewDue,
    openDraft: state === 'published' || state === 'discarded' ? null : { kind, state, approvalsNeeded },
    editions: release.editions,
    approvals: release.approvals,
  };
}

/** Reads the release of a command’s result; null if the transaction does not see it. */
export async function showRelease(tx: Tx, result: unknown): Promise<View | null> {
  const { releaseId } = result as { releaseId: string };
  const release = await readSnapshot(tx, releaseId);
  return release && { body: viewOf(release), version: release.version };
}
