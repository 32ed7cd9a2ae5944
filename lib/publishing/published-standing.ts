import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';
import { begunStanding, nameOfChanger, type Standing } from '#lib/releases/standing.ts';
import type { Named } from './take-place.ts';

type Publication = { version: number; revision: number; isUrgent: boolean };

/** How a release stands after its first edition, told from what was loaded and what was written. */
export function publishedStanding(
  { release, draft, content, facts }: LoadedDraft,
  actor: Actor,
  { label, number, period, path, publishedAt, contentHash }: Named,
  { version, revision, isUrgent }: Publication,
): Standing {
  const at = publishedAt.toISOString();
  const begun = begunStanding({
    id: release.id,
    series: release.series.key,
    language: release.language,
    desk: release.desk.key,
    content,
    contentHash: facts.contentHash,
    changedAt: at,
    changedBy: nameOfChanger(actor),
    approvalsNeeded: facts.approvalsNeeded,
  });
  const approved = draft.reviews.filter(({ decision }) => decision === 'approved');
  return {
    ...begun,
    publicState: 'published',
    label,
    number,
    period: period.key,
    path,
    publishedAt: at,
    state: 'published',
    version,
    revision,
    approvals: approved.map(({ editorName: by, createdAt, revision: { number: frozen }, reason }) => ({
      by,
      at: createdAt.toISOString(),
      revision: frozen,
      note: reason || null,
    })),
    urgentReviewDue: isUrgent,
    editions: [{ edition: 1, publishedAt: at, note: null, contentHash, textRemovedAt: null }],
  };
}
