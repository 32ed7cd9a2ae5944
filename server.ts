// The site, and the door of all that Pressmark answers: addresses of the site go through the byte cache to plain functions, those of
// the newsroom are passed on to the process of the desk, where there is one.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { broken, notFound } from '#app/(site)/_answers/answer.ts';
import { siteRoutes } from '#app/(site)/routes.ts';
import { logWithoutWords } from '#lib/core/quiet-log.ts';
import { closePublic } from '#lib/core/public-db.ts';
import { isNewsroomPath } from '#lib/core/serving/address-rules.ts';
import { ByteCache } from '#lib/core/serving/cache/byte-cache.ts';
import { openDoor } from '#lib/core/serving/door.ts';
import { fail, listenOn, settings } from '#lib/core/serving/entry.ts';
import { fewLines } from '#lib/core/serving/few-lines.ts';
import { openHealth } from '#lib/core/serving/health.ts';
import { serverBehindDoor } from '#lib/core/serving/listening.ts';
import { openPassage } from '#lib/core/serving/passing-on.ts';
import { drain, onStop } from '#lib/core/serving/stopping.ts';
import { followRegister } from '#lib/site/follow-register.ts';

logWithoutWords();
const { PORT, PUBLIC_DATABASE_URL, PRESSMARK_DESK_SOCKET } = settings();
if (!PUBLIC_DATABASE_URL) fail('PUBLIC_DATABASE_URL is missing: the site reads the public register through it.');

const cache = new ByteCache();
const openSite = openDoor({
  routes: siteRoutes,
  cache,
  notFound,
  broken,
  log: fewLines((line) => console.error(line)),
});
const register = followRegister({
  cache,
  connectionString: PUBLIC_DATABASE_URL,
  log: (line) => console.error(line),
});

const desk = PRESSMARK_DESK_SOCKET ? openPassage(PRESSMARK_DESK_SOCKET) : null;
const answerHealth = openHealth([
  { name: 'public-database', look: () => register.first.then(() => cache.fitness()) },
  ...(desk ? desk.checks : []),
]);

async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (path.startsWith('/api/health/') && (await answerHealth(path, response))) return;
  if (desk && isNewsroomPath(path)) desk.passOn(request, response);
  else await openSite(request, response);
}

const server = serverBehindDoor({ answer, hasNewsroom: desk !== null, ...(desk ? { upgrade: desk.passUpgrade } : {}) });

onStop(async () => {
  await drain(server);
  desk?.close();
  await Promise.allSettled([register.stop(), closePublic()]);
});

process.send?.({ ready: true, port: await listenOn(server, PORT) });
