import 'server-only';
import { env } from '#lib/core/env.ts';
import type { Jobs } from '#lib/core/jobs.ts';
import { tagsOfLastChange } from '#lib/publishing/last-change.ts';
import { purgeRequests } from './purge-rules.ts';

/** In ms. */
const longest = 10_000;

/**
 * Purges the cache in front of the site after a change. It can be repeated.
 * @throws if the cache refuses or does not answer; the queue then retries
 */
export async function purgeCaches(_jobId: string, job: Jobs['purge-caches']): Promise<void> {
  const { PRESSMARK_PURGE_URL: url, PRESSMARK_PURGE_KIND: kind, PRESSMARK_PURGE_TOKEN: token } = env();
  if (!url) return;
  const tags = 'tags' in job ? job.tags : await tagsOfLastChange(job.releaseId);
  for (const request of purgeRequests({ url, kind, token }, tags ?? [])) {
    const answer = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(longest) });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the cache at ${new URL(url).host} refused a purge with ${answer.status}`);
  }
}
