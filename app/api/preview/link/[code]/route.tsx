import { visitLimits } from '#lib/accounts/visit-limits.ts';
import { fileHeaders } from '#lib/core/serving/file-headers.ts';
import { clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { siteResponse } from '#lib/core/serving/site-response.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { openPreview, shownHouse } from '#lib/releases/preview/links.ts';
import { inOneLine, noPreview, previewAnswer } from '../../answer.tsx';

const limits = visitLimits();

async function answer(code: string, file: string | null): Promise<Response> {
  const opening = await openPreview(code, file);
  if (opening === null) return noPreview(await shownHouse());
  if ('moved' in opening)
    return siteResponse({
      status: 303,
      type: 'text/plain; charset=utf-8',
      keep: 'never',
      body: 'This text is public now.\n',
      headers: { Location: opening.moved },
    });
  if ('file' in opening) {
    const { type, bytes } = opening.file;
    return siteResponse({ type, keep: 'never', body: new Uint8Array(bytes), headers: fileHeaders(type, file ?? '') });
  }
  return previewAnswer(opening.preview, opening);
}

/**
 * A text that is not public, for the person whom the link was made for. `?file=` is a file that the
 * text names. Every other address gets the same answer.
 */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const refused = limits.refusalOfNetwork(request.headers.get(clientHeader) ?? '') ?? limits.refusalOfCode(code);
  if (refused) return inOneLine(429, 'Asked very often. Wait a minute, then ask again.', { 'Retry-After': '60' });
  try {
    return await answer(code, new URL(request.url).searchParams.get('file'));
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return inOneLine(503, 'The newsroom’s database does not answer just now.', { 'Retry-After': '30' });
  }
}
