// For tests: the desk's stream of changes on a real server, and screens that follow it.
import type { AddressInfo } from 'node:net';
import { encode } from 'next-auth/jwt';
import { onTestFinished } from 'vitest';
import { cookieFor } from '#lib/accounts/sign-in/cookies.ts';
import type { DeskMessage } from '#lib/accounts/streams/stream-rules.ts';
import { Streams } from '#lib/accounts/streams/streams.ts';
import { serverBehindDoor } from '#lib/core/serving/listening.ts';

const secret = 'a secret of the tests, long enough to sign with';
// Before the product reads its environment.
process.env.NEXTAUTH_SECRET = secret;

/** A screen that shows a person, and the session behind it. */
export type Screen = { userId: string; sessionId: string };

/** Asks as the screen’s browser does. */
async function ask(url: string, { userId, sessionId }: Screen, headers: Record<string, string>): Promise<Response> {
  const token = await encode({ token: { sid: sessionId }, secret, maxAge: 60 });
  return fetch(`${url}/api/desk/changes?viewer=${userId}`, {
    headers: { cookie: `${cookieFor('session').name}=${token}`, ...headers },
  });
}

/** What a stream says under one name, message by message, until it ends. */
async function* messagesOf<T>(answer: Response, start: string): AsyncGenerator<T> {
  let text = '';
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + part).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.startsWith(start)) yield JSON.parse(event.slice(start.length)) as T;
  }
}

/** The server of a test. It stops with the test. */
export async function streamServer() {
  const streams = new Streams({ connectionString: String(process.env.DATABASE_URL), log: () => {} });
  const server = serverBehindDoor({
    hasNewsroom: true,
    answer: (request, response) => streams.handle(request, response),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    await streams.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(stop);
  const open = async (screen: Screen) => {
    const answer = await ask(url, screen, { accept: 'text/event-stream' });
    return { status: answer.status, messages: messagesOf<DeskMessage>(answer, 'data: ') };
  };
  /** Opens a stream and gives what it says of people in releases. */
  const openForHere = async (screen: Screen) =>
    messagesOf<{ releaseId: string }>(await ask(url, screen, { accept: 'text/event-stream' }), 'event: here\ndata: ');
  return {
    stop,
    /** Opens a stream. */
    open,
    openForHere,
    /** Asks for the newest change alone. */
    ask: (screen: Screen, headers = {}) => ask(url, screen, { accept: 'application/json', ...headers }),
  };
}

/** What a screen hears up to an entry of the record, which it must be allowed to hear. */
export async function heardUntil(messages: AsyncGenerator<DeskMessage>, seq: number): Promise<DeskMessage[]> {
  const heard: DeskMessage[] = [];
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw new Error(`the stream ended before entry ${seq}`);
    heard.push(value);
    if (value.seq >= seq) return heard;
  }
}
