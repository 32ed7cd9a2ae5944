// Bodies that readers send to the site. Promises:
//   - a few are read and answered at once, and of one reader fewer; the rest is told to come back
//   - a body has at most `longestCopyBody` bytes in memory
//   - nobody is made to send one by a page of another site
import 'server-only';
import type { IncomingMessage } from 'node:http';
import { newBuckets, takeFrom } from '#lib/core/buckets/buckets.ts';
import { bytesOf } from './body.ts';
import { clientAddress } from './gate/client-address.ts';
import { longestCopyBody } from './gate/limit-rules.ts';

/** What a reader sent, or why it was not read. `retryAfter` is in seconds. */
export type Sent =
  | { type: string; bytes: Uint8Array<ArrayBuffer> }
  | { refused: 'too-long' | 'other-site' }
  | { refused: 'busy' | 'often'; retryAfter: number };

const limits = { atOnce: 12, ofOneReader: 3, retryAfter: 10 };
/** How often one reader may send. */
const rate = { perSecond: 0.5, burst: 20 };

export class Posts {
  readonly #buckets = newBuckets();
  readonly #readers = new Map<string, number>();
  #open = 0;

  /**
   * Reads what a reader sent and has it answered.
   * @param answer is called once, with the body or with the reason why there is none
   */
  async take(request: IncomingMessage, answer: (sent: Sent) => Promise<void>): Promise<void> {
    const { headers } = request;
    if (headers['sec-fetch-site'] === 'cross-site') return answer({ refused: 'other-site' });
    if (Number(headers['content-length']) > longestCopyBody) return answer({ refused: 'too-long' });
    const reader = clientAddress(request);
    const { allowed, retryAfter } = takeFrom(this.#buckets, reader, rate);
    if (!allowed) return answer({ refused: 'often', retryAfter });
    const own = this.#readers.get(reader) ?? 0;
    if (this.#open >= limits.atOnce || own >= limits.ofOneReader)
      return answer({ refused: 'busy', retryAfter: limits.retryAfter });
    this.#open++;
    this.#readers.set(reader, own + 1);
    try {
      const bytes = await bytesOf(request, longestCopyBody);
      await answer(
        bytes ? { type: headers['content-type'] ?? '', bytes: new Uint8Array(bytes) } : { refused: 'too-long' },
      );
    } catch (error) {
      // A reader who went away is no failure.
      if (!request.errored) throw error;
    } finally {
      this.#open--;
      const left = (this.#readers.get(reader) ?? 1) - 1;
      if (left > 0) this.#readers.set(reader, left);
      else this.#readers.delete(reader);
    }
  }
}
