import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '#lib/core/actor.ts';
import { type HttpRefusal, noSession } from '#lib/core/serving/gate/limit-rules.ts';
import { isOwnOrigin } from '#lib/core/serving/gate/origin-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { actorOfSession } from '#lib/accounts/queries.ts';
import { sessionIdIn } from '#lib/accounts/sign-in/session-cookie.ts';

export type Viewer = Actor & { kind: 'user' };

const otherSite: HttpRefusal = { status: 403, code: 'other-site', words: 'This was sent from another site.' };
const otherHands: HttpRefusal = { status: 409, code: 'other-hands', words: 'This screen is somebody else’s.' };

/** The session of a request with its person, or the refusal. */
export async function visitorOf({ headers, url = '' }: IncomingMessage) {
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, siteOrigin())) return otherSite;
  const sessionId = await sessionIdIn(headers.cookie);
  const viewer = sessionId ? await actorOfSession(sessionId) : null;
  if (!sessionId || viewer?.kind !== 'user') return noSession;
  return new URLSearchParams(url.split('?')[1]).get('viewer') === viewer.id ? { sessionId, viewer } : otherHands;
}
