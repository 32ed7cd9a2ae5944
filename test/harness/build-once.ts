// Playwright's global setup builds once, since two Pressmarks that start together must not both
// build.
import { ensureBuilt } from '#lib/launch/build.ts';

export default async function buildOnce(): Promise<void> {
  await ensureBuilt({ face: 'all' });
}
