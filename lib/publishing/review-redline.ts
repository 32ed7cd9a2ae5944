import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { type LoadedDraft, loadDraft } from '#lib/releases/load.ts';
import { redlineAside } from '#lib/site/redline-aside.ts';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import type { Redline } from '#lib/text/redline/rules.ts';
import { type EditionText, type Text, textOfEdition } from '#lib/text/schema.ts';

/** What it is compared with: the edition that it corrects, or the revision before. */
type Base = { since: 'edition' | 'revision'; number: number; text: Text };

/** `revision`: of the text under review. */
export type ReviewRedline = Omit<Base, 'text'> & { revision: number; redline: Redline };

async function baseOf(tx: Tx, { release, draft }: LoadedDraft): Promise<Base | null> {
  if (draft.kind === 'correction') {
    const edition = await tx.publicEdition.findFirst({
      where: { releaseId: release.id },
      orderBy: { edition: 'desc' },
      select: { edition: true, content: true },
    });
    if (!edition?.content) return null;
    return { since: 'edition', number: edition.edition, text: textOfEdition(edition.content as EditionText) };
  }
  const number = (draft.revisions[0]?.number ?? 0) - 1;
  const earlier = await tx.revision.findFirst({ where: { draftId: draft.id, number }, select: { content: true } });
  return earlier && { since: 'revision', number, text: earlier.content as unknown as Text };
}

/**
 * What a text under review changes; null for a first revision, for a text that is not under review,
 * and for whoever may not see it.
 */
export async function reviewRedline(viewer: Actor, releaseId: string): Promise<ReviewRedline | null> {
  const compared = await readAs(viewer, async (tx) => {
    const current = await loadDraft(tx, releaseId);
    if (!current || !['submitted', 'approved', 'scheduled'].includes(current.facts.state)) return null;
    const base = await baseOf(tx, current);
    return base && { base, text: current.content, revision: current.draft.revisions[0]?.number ?? 0 };
  });
  if (!compared) return null;
  const { base, text, revision } = compared;
  const redline = await redlineAside(partsOf(base.text), partsOf(text));
  return { since: base.since, number: base.number, revision, redline };
}
