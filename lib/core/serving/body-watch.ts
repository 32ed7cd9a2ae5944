import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeRefusal } from './gate/refusing.ts';

/** Seconds without a new byte after which a body is cut off. */
const maxStillSeconds = 5;

/**
 * Cuts a request off when its body stops coming or takes too long.
 * @param seconds for the whole body
 */
export function watchBody(request: IncomingMessage, response: ServerResponse, seconds: number): void {
  const { socket } = request;
  let bytesBefore = socket.bytesRead;
  let still = 0;
  let passed = 0;
  const beat = setInterval(() => {
    if (request.complete) return clearInterval(beat);
    passed++;
    // Bytes that wait here to be read are not the sender's delay.
    const isStill = socket.bytesRead === bytesBefore && request.readableLength === 0;
    bytesBefore = socket.bytesRead;
    still = isStill ? still + 1 : 0;
    if (still < maxStillSeconds && passed < seconds) return;
    clearInterval(beat);
    if (!response.headersSent)
      writeRefusal(request, response, {
        status: 408,
        code: 'too-slow',
        words: 'What you sent did not arrive in time. Send it again.',
      });
    else socket.destroy();
  }, 1000);
  beat.unref();
  response.once('close', () => clearInterval(beat));
}
