import { receiving } from '#lib/accounts/receiving.ts';
import { fileSizes } from '#lib/media/rules.ts';
import { keepFileSchema } from '#lib/releases/attachment-schema.ts';
import { keepFile } from '#lib/releases/attachments.ts';

type Params = { params: Promise<{ release: string }> };

const keep = receiving(keepFileSchema, keepFile, fileSizes.file);

/** Takes a file in from the desk: its bytes are the body, its name is asked for. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  return keep(request, { releaseId: (await params).release });
}
