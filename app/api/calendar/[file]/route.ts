import { visitLimits } from '#lib/accounts/visit-limits.ts';
import { clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { calendarAt } from '#lib/diary/feed.ts';

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};
const plain = (status: number, words: string, more: Record<string, string> = {}) =>
  new Response(`${words}\n`, { status, headers: { ...headers, ...more, 'Content-Type': 'text/plain; charset=utf-8' } });

const limits = visitLimits();

/** A desk’s calendar at its secret address. Every other address gets the same answer. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const refused = limits.refusalOfNetwork(request.headers.get(clientHeader) ?? '') ?? limits.refusalOfCode(file);
  if (refused) return plain(429, 'Asked very often. Wait a minute, then ask again.', { 'Retry-After': '60' });
  try {
    const calendar = await calendarAt(file, new Date());
    if (calendar === null) return plain(404, 'There is no calendar at this address.');
    return new Response(calendar, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } });
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return plain(503, 'The newsroom’s database does not answer just now.', { 'Retry-After': '30' });
  }
}
