import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { actorOfSession } from '#lib/accounts/queries.ts';
import { newestSeq, recordedAfter } from '#lib/audit/desk-queries.ts';
import { startBeat } from '#lib/core/serving/cache/beat.ts';
import { ChangeListener } from '#lib/core/serving/cache/change-listener.ts';
import { alwaysHeaders } from '#lib/core/serving/always-headers.ts';
import type { HttpRefusal } from '#lib/core/serving/gate/limit-rules.ts';
import { writeRefusal } from '#lib/core/serving/gate/refusing.ts';
import { type DeskMessage, hereMessageFor, hereNewsOf, messageFor, refusalOfStream } from './stream-rules.ts';
import { deskChannel } from './channel.ts';
import { type Viewer, visitorOf } from './visitor.ts';

type Stream = { sessionId: string; viewer: Viewer; response: ServerResponse };
type Options = { connectionString: string; log: (line: string) => void; heartbeat?: number };

/** Bytes that may wait for a reader who does not read. */
const mostWaiting = 64 << 10;

const unavailable: HttpRefusal = {
  status: 503,
  code: 'unavailable',
  words: 'The newsroom’s database does not answer just now. Ask again in a few seconds.',
};

const write = ({ response }: Stream, text: string) => {
  if (response.writableLength > mostWaiting) response.destroy();
  else response.write(text);
};
const tell = (stream: Stream, message: DeskMessage) => write(stream, `data: ${JSON.stringify(message)}\n\n`);

async function answerNewest(response: ServerResponse): Promise<void> {
  const seq = await newestSeq();
  response.writeHead(200, { ...alwaysHeaders(), 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ seq }));
}

/**
 * Streams of server-sent events to the desk's open screens. One connection listens for all of them.
 * It reads the record after each announcement, and once a second.
 */
export class Streams {
  readonly #options: Required<Options>;
  readonly #streams = new Set<Stream>();
  #following: Promise<() => Promise<void>> | null = null;
  /** The newest entry of the record that the streams know. */
  #heard = 0;

  constructor(options: Options) {
    this.#options = { heartbeat: 15_000, ...options };
  }

  /** Answers with a stream. A screen that asks for JSON gets only the newest change. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const visitor = await visitorOf(request);
      if ('status' in visitor) writeRefusal(request, response, visitor);
      else if (request.headers.accept?.includes('text/event-stream')) await this.#open(request, response, visitor);
      else await answerNewest(response);
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.end();
      else writeRefusal(request, response, unavailable);
    }
  }

  async stop(): Promise<void> {
    this.#endAll();
    const stop = await this.#following?.catch(() => null);
    await stop?.();
  }

  async #open(request: IncomingMessage, response: ServerResponse, visitor: Omit<Stream, 'response'>): Promise<void> {
    this.#following ??= this.#follow();
    await this.#following.catch((error: unknown) => {
      this.#following = null;
      throw error;
    });
    if (response.destroyed) return;
    const viewerIds = [...this.#streams].map(({ viewer }) => viewer.id);
    const refusal = refusalOfStream(viewerIds, visitor.viewer.id);
    if (refusal) {
      writeRefusal(request, response, refusal);
      return;
    }
    const stream = { ...visitor, response };
    response.once('close', () => this.#streams.delete(stream));
    response.writeHead(200, {
      ...alwaysHeaders(),
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.#streams.add(stream);
    tell(stream, { seq: this.#heard, releaseId: null, isText: false });
  }

  #endAll(): void {
    for (const { response } of this.#streams) response.end();
  }

  /** Ends the streams of sessions that have ended, and reads the roles of the others anew. */
  async #checkSessions(): Promise<void> {
    for (const stream of this.#streams) {
      const viewer = await actorOfSession(stream.sessionId);
      if (viewer?.kind === 'user') stream.viewer = viewer;
      else stream.response.end();
    }
  }

  async #look(): Promise<void> {
    try {
      const events = await recordedAfter(this.#heard);
      if (events.some(({ type }) => type.startsWith('user.'))) await this.#checkSessions();
      for (const event of events) {
        this.#heard = event.seq;
        for (const stream of this.#streams) {
          const message = messageFor(stream.viewer, event);
          if (message) tell(stream, message);
        }
      }
    } catch (error) {
      if (this.#streams.size > 0) this.#options.log(`Open screens ask instead of hearing: ${(error as Error).name}`);
      this.#endAll();
    }
  }

  /** Tells of people in a release. The record is read for everything else. */
  #tellHere(payload: string): void {
    const news = hereNewsOf(payload);
    for (const stream of news ? this.#streams : []) {
      const message = news && hereMessageFor(stream.viewer, news);
      if (message) write(stream, `event: here\ndata: ${JSON.stringify(message)}\n\n`);
    }
  }

  async #follow(): Promise<() => Promise<void>> {
    const { connectionString, heartbeat } = this.#options;
    const channel = await deskChannel();
    this.#heard = await newestSeq();
    const beat = startBeat(() => this.#look());
    const listener = new ChangeListener({
      connectionString,
      channel,
      name: 'pressmark-desk-listen',
      onChange: (payload) => (payload === '' ? beat.now() : this.#tellHere(payload)),
      onHearing: beat.now,
      onDeaf: () => {},
    });
    const pulse = setInterval(() => {
      for (const stream of this.#streams) write(stream, ':\n\n');
      this.#checkSessions().catch(() => this.#endAll());
    }, heartbeat);
    return async () => {
      clearInterval(pulse);
      await Promise.all([beat.stop(), listener.stop()]);
    };
  }
}
