// The site's process, which receives every request to Pressmark. Plain functions behind the byte
// cache answer the site's addresses. The newsroom's addresses are passed on to the desk's process,
// if there is one.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { broken, notFound } from '#app/(site)/_answers/answer.ts';
import { closeForms } from '#app/(site)/_answers/forms.ts';
import { siteRoutes } from '#app/(site)/routes.ts';
import { logErrorsWithoutMessages } from '#lib/core/quiet-log.ts';
import { closePublic } from '#lib/core/public-db.ts';
import { isNewsroomPath } from '#lib/core/serving/address-rules.ts';
import { ByteCache } from '#lib/core/serving/cache/byte-cache.ts';
import { siteHandler } from '#lib/core/serving/site-handler.ts';
import { fail, listenOn, processSettings } from '#lib/core/serving/entry.ts';
import { limitLines } from '#lib/core/serving/few-lines.ts';
import { openHealth } from '#lib/core/serving/health.ts';
import { serverBehindDoor } from '#lib/core/serving/listening.ts';
import { openForwarding } from '#lib/core/serving/forwarding.ts';
import { drain, onStop } from '#lib/core/serving/stopping.ts';
import { followRegister } from '#lib/site/follow-register.ts';

logErrorsWithoutMessages();
const { PORT, PUBLIC_DATABASE_URL, PRESSMARK_DESK_SOCKET } = processSettings();
if (!PUBLIC_DATABASE_URL) fail('PUBLIC_DATABASE_URL is missing: the site reads the public register through it.');

const cache = new ByteCache();
const openSite = siteHandler({
  routes: siteRoutes,
  cache,
  notFound,
  broken,
  log: limitLines((line) => console.error(line)),
});
const register = followRegister({
  cache,
  connectionString: PUBLIC_DATABASE_URL,
  log: (line) => console.error(line),
});

const desk = PRESSMARK_DESK_SOCKET ? openForwarding(PRESSMARK_DESK_SOCKET) : null;
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
  desk?.endStreams();
  await drain(server);
  desk?.close();
  closeForms();
  await Promise.allSettled([register.stop(), closePublic()]);
});

process.send?.({ ready: true, port: await listenOn(server, PORT) });
