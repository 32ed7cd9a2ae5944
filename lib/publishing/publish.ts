import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { leave, sendOf } from '#lib/core/statement.ts';
import { transact } from '#lib/core/transact.ts';
import { type PeriodKind, pathOf } from '#lib/numbering/rules.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { freezeRevision } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { Published, PublishInput } from '#lib/releases/schema.ts';
import { freezeCorrection, type Ground } from './correct.ts';
import { freezeFirstEdition, type Place, publishFiles, renderContent } from './freeze.ts';
import { takeNumber } from './take-number.ts';

/** Takes the number and freezes the text; the counter is locked from here to the commit, so everything else is done before. */
async function takeNumberAndFreeze(tx: Tx, found: LoadedDraft, reservationId?: string) {
  const { release, house, content } = found;
  const rendered = renderContent(content);
  // The house's first language has no prefix in its addresses.
  const inLanguageOf = house.languages[0] === release.language ? null : release.language;
  const taken = await takeNumber(tx, found, reservationId);
  if (!taken.ok) return taken;
  const { number, period, label, at: publishedAt } = taken.value;
  const path = pathOf(release.series.key, release.series.period as PeriodKind, period, number, inLanguageOf);
  const desk = { key: release.desk.key, name: inLanguage(release.desk.names, release.language) };
  const place = {
    releaseId: release.id,
    series: release.series.key,
    period,
    number,
    label,
    path,
    language: release.language,
    desk,
    publishedAt,
  };
  const contentHash = await freezeFirstEdition(tx, { place, content, rendered }, house);
  return ok({ place, contentHash });
}

/** The first edition: number, address, text. */
async function freezeFirst(tx: Tx, actor: Actor, found: LoadedDraft, reservationId?: string) {
  const { release } = found;
  const frozen = await takeNumberAndFreeze(tx, found, reservationId);
  if (!frozen.ok) return frozen;
  const { place, contentHash } = frozen.value;
  const record = (ground: Ground) =>
    recordEvent(tx, actor, {
      type: 'release.published',
      releaseId: release.id,
      deskId: release.deskId,
      data: {
        edition: 1,
        label: place.label,
        path: place.path,
        period: place.period.key,
        number: place.number,
        contentHash,
        ...ground,
      },
    });
  return ok({ label: place.label, path: place.path, at: place.publishedAt, place, record });
}

function withdrawnMeanwhile(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
  });
}

/** Who publishes and why: an editor what is approved, the house what is due, an editor what cannot wait. */
export type Publication =
  | { verb: 'publish'; reservationId?: string }
  | { verb: 'publishDue' }
  | { verb: 'publishUrgently'; reason: string };

/** The frozen text that becomes public, and what allows it. What nobody approved is frozen now. */
async function groundOf(tx: Tx, actor: Actor, found: LoadedDraft, how: Publication): Promise<Ground> {
  const { draft, facts } = found;
  const frozen = draft.revisions[0];
  if (how.verb === 'publishUrgently') {
    const isFrozen = frozen?.contentHash === facts.contentHash;
    const { number } = isFrozen ? frozen : await freezeRevision(tx, actor, found);
    return { revision: number, urgentReason: how.reason };
  }
  const due = how.verb === 'publishDue' && draft.publishAt ? { scheduledFor: draft.publishAt.toISOString() } : {};
  return { revision: frozen?.number ?? 0, approvedHash: facts.contentHash, ...due };
}

type Closing = { at: Date; how: Publication; place: Place | null };

/**
 * The draft is done: it has no schedule any more, and says so if nobody had approved it. With a first edition the release
 * learns its place. Returns the version, which nobody else can have raised under the lock.
 */
async function close(
  tx: Tx,
  actor: Actor,
  { release, draft }: LoadedDraft,
  { at, how, place }: Closing,
): Promise<number> {
  const isUrgent = how.verb === 'publishUrgently';
  const stands = place && { ...place, period: place.period.key, start: place.period.start };
  await sendOf(tx)`
    WITH placed AS (
      UPDATE newsroom.release r SET public_state = 'published', period = p.period, period_start = p.start, number = p.number,
        label = p.label, path = p.path, edition = 1, published_at = p."publishedAt"
      FROM jsonb_to_record(${JSON.stringify(stands ?? {})}::jsonb)
        AS p(period text, start date, number int, label text, path text, "publishedAt" timestamptz)
      WHERE r.id = ${release.id}::uuid AND p.number IS NOT NULL
    )
    UPDATE newsroom.draft SET state = 'published', version = version + 1, updated_by_id = ${actor.id}::uuid,
      updated_at = ${at.toISOString()}::timestamptz, publish_at = NULL, scheduled_by_id = NULL, missed_at = NULL, missed_because = NULL,
      urgent_reason = coalesce(${isUrgent ? how.reason : null}, urgent_reason),
      urgent_by_id = coalesce(${isUrgent ? actor.id : null}::uuid, urgent_by_id),
      urgent_at = coalesce(${isUrgent ? at.toISOString() : null}::timestamptz, urgent_at)
    WHERE id = ${draft.id}::uuid`;
  return draft.version + 1;
}

/**
 * The one path by which a text becomes public, whoever asks for it: lock, ask the rules of the verb, freeze the text as
 * a first edition under the next number or as the next edition under its own, record. Runs inside the caller's
 * transaction, which must roll back what a refusal leaves behind.
 */
export async function publishIn(
  tx: Tx,
  actor: Actor,
  { releaseId, version: seen }: { releaseId: string; version: number | null },
  how: Publication,
): Promise<Result<Published>> {
  const found = await lockDraft(tx, releaseId);
  if (!found) return notFound();
  const { release, draft, facts } = found;
  const refused = refusal(how.verb, actor, facts, seen);
  if (refused) return refused;
  const isCorrection = draft.kind === 'correction';
  if (isCorrection && release.publicState !== 'published') return withdrawnMeanwhile(release.label);
  // From the number on others wait for us: what can be done before is done before.
  const ground = groundOf(tx, actor, found, how);
  await leave(tx, ground);
  await publishFiles(tx, releaseId, found.content);
  if (how.verb === 'publishUrgently')
    await enqueue(tx, 'notify-review', { releaseId, event: 'published-urgently', by: actor.name, reason: how.reason });
  const frozen = isCorrection
    ? ok({ ...(await freezeCorrection(tx, actor, found)), place: null })
    : await freezeFirst(tx, actor, found, how.verb === 'publish' ? how.reservationId : undefined);
  if (!frozen.ok) return frozen;
  const { label, path, at, place, record } = frozen.value;
  const version = await close(tx, actor, found, { at, how, place });
  await record(await ground);
  return ok({ releaseId, version, state: 'published', label, path });
}

/**
 * Publishes an approved text: a first edition under the next number of its series, a correction as the next edition
 * under its own. One transaction: if any part fails, nothing has happened and no number is lost; if it is
 * acknowledged, it is durable.
 */
export function publishRelease(actor: Actor, input: PublishInput): Promise<Result<Published>> {
  const { reservationId } = input;
  return transact(actor, (tx) =>
    publishIn(tx, actor, input, { verb: 'publish', ...(reservationId ? { reservationId } : {}) }),
  );
}
