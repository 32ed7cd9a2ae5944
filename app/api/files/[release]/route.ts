import { fileReceiver } from '#lib/accounts/receiving.ts';
import { fileSizes } from '#lib/media/rules.ts';
import { keepFileSchema } from '#lib/releases/attachments/attachment-schema.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';

type Params = { params: Promise<{ release: string }> };

const keep = fileReceiver(keepFileSchema, keepFile, fileSizes.file);

/** Stores a file for the desk. The body is its bytes; the query has its name. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  return keep(request, { releaseId: (await params).release });
}
