// Playwright's global setup: two Pressmarks that start at once must not both build.
import { ensureBuilt } from '#lib/launch/build.ts';

export default async function buildOnce(): Promise<void> {
  await ensureBuilt({ face: 'all' });
}
