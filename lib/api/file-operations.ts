import 'server-only';
import { fileSizes } from '#lib/media/rules.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import type { Operation } from './operation.ts';
import { type FileBody, fileBody, keptFileSchema } from './schema.ts';

export const keepFileOperation: Operation = {
  name: 'keepFile',
  kind: 'write',
  method: 'POST',
  path: '/releases/[id]/files',
  summary:
    'Keeps a file for the release. Put its answer into the release’s `attachments` by PATCH, with a title of your choice.',
  who: 'an officer or editor of the desk',
  status: 201,
  body: fileBody,
  // Base64 takes four characters for three bytes.
  longest: Math.ceil(fileSizes.file / 3) * 4 + 4096,
  query: null,
  answer: keptFileSchema,
  // It does not change the text, so it needs no version.
  changes: false,
  command: (tx, actor, { id, body }) => keepFile.within(tx, actor, { releaseId: id, ...(body as FileBody) }),
  show: async (_tx, body) => ({ body }),
};
