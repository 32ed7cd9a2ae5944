import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { newestSeq, recordedAfter } from '#lib/audit/desk-queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { startBeat } from '#lib/core/serving/cache/beat.ts';
import { ChangeListener } from '#lib/core/serving/cache/change-listener.ts';
import { alwaysHeaders } from '#lib/core/serving/always-headers.ts';
import { type HttpRefusal, noSession } from '#lib/core/serving/limit-rules.ts';
import { isOwnOrigin } from '#lib/core/serving/origin-rules.ts';
import { writeRefusal } from '#lib/core/serving/refusing.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { actorOfSession, deskChannel } from './queries.ts';
import { sessionIdIn } from './session-cookie.ts';
import { type DeskMessage, messageFor, refusalOfStream } from './stream-rules.ts';

type Viewer = Actor & { kind: 'user' };
type Stream = { sessionId: string; viewer: Viewer; response: ServerResponse };
type Options = { connectionString: string; log: (line: string) => void; heartbeat?: number };

/** Bytes that wait for a reader who does not read. */
const mostWaiting = 64 << 10;

const unavailable: HttpRefusal = {
  status: 503,
  code: 'unavailable',
  words: 'The newsroom’s database does not answer just now. Ask again in a few seconds.',
};
const otherSite: HttpRefusal = { status: 403, code: 'other-site', words: 'This was sent from another site.' };
const otherHands: HttpRefusal = { status: 409, code: 'other-hands', words: 'This screen is somebody else’s.' };

/** The session of a request and its person, or why there is no answer. */
async function visitorOf({ headers, url = '' }: IncomingMessage) {
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, siteOrigin())) return otherSite;
  const sessionId = await sessionIdIn(headers.cookie);
  const viewer = sessionId ? await actorOfSession(sessionId) : null;
  if (!sessionId || viewer?.kind !== 'user') return noSession;
  return new URLSearchParams(url.split('?')[1]).get('viewer') === viewer.id ? { sessionId, viewer } : otherHands;
}

const write = ({ response }: Stream, text: string) => {
  if (response.writableLength > mostWaiting) response.destroy();
  else response.write(text);
};
const tell = (stream: Stream, message: DeskMessage) => write(stream, `data: ${JSON.stringify(message)}\n\n`);

/**
 * Streams of server-sent events to the desk's open screens. One connection listens for all of them.
 * The record is looked at after each announcement, and once a second.
 */
export function openStreams({ connectionString, log, heartbeat = 15_000 }: Options) {
  const streams = new Set<Stream>();
  let following: ReturnType<typeof follow> | null = null;
  let heard = 0;

  const endAll = () => {
    for (const { response } of streams) response.end();
  };

  /** Ends the streams of sessions that have ended, and learns new roles. */
  const checkSessions = async () => {
    for (const stream of streams) {
      const viewer = await actorOfSession(stream.sessionId);
      if (viewer?.kind === 'user') stream.viewer = viewer;
      else stream.response.end();
    }
  };

  const look = async () => {
    try {
      const events = await recordedAfter(heard);
      if (events.some(({ type }) => type.startsWith('user.'))) await checkSessions();
      for (const event of events) {
        heard = event.seq;
        for (const stream of streams) {
          const message = messageFor(stream.viewer, event);
          if (message) tell(stream, message);
        }
      }
    } catch (error) {
      if (streams.size > 0) log(`Open screens ask instead of hearing: ${(error as Error).name}`);
      endAll();
    }
  };

  async function follow() {
    const channel = await deskChannel();
    heard = await newestSeq();
    const beat = startBeat(look);
    const listener = new ChangeListener({
      connectionString,
      channel,
      name: 'pressmark-desk-listen',
      onChange: beat.now,
      onHearing: beat.now,
      onDeaf: () => {},
    });
    const pulse = setInterval(() => {
      for (const stream of streams) write(stream, ':\n\n');
      checkSessions().catch(endAll);
    }, heartbeat);
    return async () => {
      clearInterval(pulse);
      await Promise.all([beat.stop(), listener.stop()]);
    };
  }

  const open = async (response: ServerResponse, visitor: Omit<Stream, 'response'>) => {
    following ??= follow();
    await following.catch((error: unknown) => {
      following = null;
      throw error;
    });
    if (response.destroyed) return;
    const stream = { ...visitor, response };
    response.once('close', () => streams.delete(stream));
    response.writeHead(200, {
      ...alwaysHeaders(),
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    streams.add(stream);
    tell(stream, { seq: heard, releaseId: null, isText: false });
  };

  return {
    /** Answers a stream, or the newest change alone to a screen that asks for JSON. */
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      try {
        const visitor = await visitorOf(request);
        if ('status' in visitor) return writeRefusal(request, response, visitor);
        if (!request.headers.accept?.includes('text/event-stream')) {
          response.writeHead(200, {
            ...alwaysHeaders(),
            'Content-Type': 'application/json',
            'Cache-Control': 'no-store',
          });
          response.end(JSON.stringify({ seq: await newestSeq() }));
          return;
        }
        const viewerIds = [...streams].map(({ viewer }) => viewer.id);
        const refusal = refusalOfStream(viewerIds, visitor.viewer.id);
        if (refusal) writeRefusal(request, response, refusal);
        else await open(response, visitor);
      } catch (error) {
        console.error(error);
        if (response.headersSent) response.end();
        else writeRefusal(request, response, unavailable);
      }
    },
    stop: async (): Promise<void> => {
      endAll();
      const stop = await following?.catch(() => null);
      await stop?.();
    },
  };
}
