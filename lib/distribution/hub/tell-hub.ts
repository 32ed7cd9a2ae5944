import 'server-only';
import { db } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import type { Jobs } from '#lib/core/jobs.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { type Changed, hubForms, topicsOf } from './hub-rules.ts';

/** In ms. */
const longest = 10_000;

/**
 * Tells the hub which feeds are new after a change. It can be repeated.
 * @throws if the hub refuses or does not answer; the queue then retries
 */
export async function tellHub(_jobId: string, { releaseIds }: Jobs['tell-hub']): Promise<void> {
  const hub = env().PRESSMARK_HUB_URL;
  if (!hub) return;
  const house = await db().publicHouse.findUnique({ where: { id: 1 }, select: { languages: true } });
  const changed: Changed[] = await db().publicRelease.findMany({
    where: { id: { in: releaseIds } },
    select: { series: true, deskKey: true },
  });
  for (const body of hubForms(topicsOf(siteOrigin(), house?.languages ?? ['en'], changed))) {
    const answer = await fetch(hub, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(longest) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the hub at ${new URL(hub).host} refused with ${answer.status}`);
  }
}
