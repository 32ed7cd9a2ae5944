// Links to a text that is not public, each for one person.
import 'server-only';
import { randomBytes } from 'node:crypto';
import { hashOfCode } from '#lib/accounts/links.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { command, readAs, transact } from '#lib/core/transact.ts';
import { houseIn } from '#lib/site/queries.ts';
import { loadDraft, lockDraft } from '../load.ts';
import { isOpen } from '#lib/releases/state-rules.ts';
import { previewOf, type Preview } from './page.ts';
import { isOpenLink, mayShare, refusalToMakePreviewLink, refusalToShare } from './rules.ts';
import type { EndPreviewLinkInput, MakePreviewLinkInput, PreviewLink, PreviewLinkMade } from './schema.ts';

const dayMs = 24 * 3_600_000;
/** 256 random bits, which nobody can guess. So one round of SHA-256 protects them. */
const makeCode = () => randomBytes(32).toString('base64url');
const shape = /^[A-Za-z0-9_-]{43}$/;

/** Makes a link for one person. Its address is seen this once. */
export const makePreviewLink = command(
  async (tx, actor, { releaseId, name, days }: MakePreviewLinkInput): Promise<Result<PreviewLinkMade>> => {
    const current = await lockDraft(tx, releaseId);
    if (!current) return notFound();
    const { facts, now } = current;
    const { deskId, state } = facts;
    const open = await tx.previewLink.count({ where: { releaseId, endedAt: null, expiresAt: { gt: now } } });
    const refused = refusalToMakePreviewLink(actor, { deskId, state, open });
    if (refused) return refused;
    const code = makeCode();
    const until = new Date(now.getTime() + days * dayMs);
    const { id: linkId } = await tx.previewLink.create({
      data: { releaseId, name, hash: hashOfCode(code), madeById: actor.id, madeAt: now, expiresAt: until },
      select: { id: true },
    });
    const data = { linkId, name, until: until.toISOString() };
    await recordEvent(tx, actor, { type: 'preview.link-made', releaseId, deskId, data });
    return ok({ address: `${siteOrigin()}/api/preview/link/${code}`, until });
  },
);

/** Ends a link at once. One that has ended stays ended. */
export const endPreviewLink = command(async (tx, actor, { linkId }: EndPreviewLinkInput): Promise<Result<null>> => {
  const link = await tx.previewLink.findUnique({ where: { id: linkId }, include: { release: true } });
  if (!link) return notFound('This link');
  const { releaseId, name, release } = link;
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound('This link');
  if (!mayShare(actor, release.deskId)) return refusalToShare();
  const { count } = await tx.previewLink.updateMany({
    where: { id: linkId, endedAt: null },
    data: { endedAt: current.now },
  });
  if (count > 0)
    await recordEvent(tx, actor, {
      type: 'preview.link-ended',
      releaseId,
      deskId: release.deskId,
      data: { linkId, name },
    });
  return ok(null);
});

/** The open links of a release, newest first. */
export async function previewLinksOf(tx: Tx, releaseId: string, now: Date): Promise<PreviewLink[]> {
  const rows = await tx.previewLink.findMany({
    where: { releaseId, endedAt: null, expiresAt: { gt: now } },
    orderBy: { madeAt: 'desc' },
    select: { id: true, name: true, expiresAt: true, opened: true, openedAt: true },
  });
  return rows.map(({ id: linkId, ...row }) => ({ linkId, ...row }));
}

/** The text of a release as its page, for whoever may see it on the desk; null for others. */
export function previewFor(viewer: Actor, releaseId: string): Promise<Preview | null> {
  if (!/^[0-9a-f-]{36}$/i.test(releaseId)) return Promise.resolve(null);
  return readAs(viewer, async (tx) => {
    const current = await loadDraft(tx, releaseId);
    if (!current || !isOpen(current.facts.state)) return null;
    return previewOf(tx, current, ({ file, name }) => `/api/files/${releaseId}/${file}/${name}`);
  });
}

/** `moved`: the text is public by now, and stands at this address. */
export type Opening =
  | { preview: Preview; name: string; until: Date }
  | { moved: string }
  | { file: { type: string; bytes: Uint8Array } };

/** The link of a code with its text; null where there is none or it has ended. */
async function linkOf(tx: Tx, code: string) {
  if (!shape.test(code)) return null;
  const link = await tx.previewLink.findUnique({ where: { hash: hashOfCode(code) } });
  const current = link && (await loadDraft(tx, link.releaseId));
  return link && current && isOpenLink(link, current.now) ? { link, current } : null;
}

/**
 * What a link shows: the text, or a file that it names. Each opening of the text is recorded.
 * @param file a file of the text; null for the text
 * @returns null for a code without a link, and one that has ended
 */
export async function openPreview(code: string, file: string | null): Promise<Opening | null> {
  const result = await transact(systemActor('a visitor with a link'), async (tx) => {
    const found = await linkOf(tx, code);
    if (!found) return notFound('This link');
    const { link, current } = found;
    const { facts, release, content } = current;
    if (facts.state === 'published' && release.path) return ok<Opening>({ moved: release.path });
    if (!isOpen(facts.state)) return notFound('This link');
    const named = file === null ? undefined : content.attachments?.find(({ name }) => name === file);
    if (file !== null) {
      const where = { releaseId_sha256: { releaseId: release.id, sha256: named?.file ?? '' } };
      const kept = await tx.keptFile.findUnique({ where, select: { type: true, bytes: true } });
      return kept ? ok<Opening>({ file: kept }) : notFound('This file');
    }
    const opened = { opened: { increment: 1 }, openedAt: current.now };
    await tx.previewLink.update({ where: { id: link.id }, data: opened, select: { id: true } });
    await recordEvent(tx, systemActor('a visitor with a link'), {
      type: 'preview.opened',
      releaseId: release.id,
      deskId: release.deskId,
      data: { linkId: link.id, name: link.name },
    });
    const preview = await previewOf(tx, current, ({ name }) => `/api/preview/link/${code}?file=${name}`);
    return ok<Opening>({ preview, name: link.name, until: link.expiresAt });
  });
  return result.ok ? result.value : null;
}

/** The house as the page says it. */
export const shownHouse = () => readAs(systemActor('a visitor with a link'), houseIn);
