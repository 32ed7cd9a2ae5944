import 'server-only';
import { fileSizes } from '#lib/media/rules.ts';
import { keepFile } from '#lib/releases/attachments.ts';
import type { Operation } from './operation.ts';
import { type FileBody, fileBody, keptFileSchema } from './schema.ts';

export const keepFileOperation: Operation = {
  name: 'keepFile',
  kind: 'write',
  method: 'POST',
  path: '/releases/[id]/files',
  summary:
    'Keeps a file for the release. What it answers goes into the release’s `attachments`, by PATCH, with a title of your own if you like.',
  who: 'an officer or editor of the desk',
  status: 201,
  body: fileBody,
  // Base64 takes four characters for three bytes.
  longest: Math.ceil(fileSizes.file / 3) * 4 + 4096,
  query: null,
  answer: keptFileSchema,
  // The text does not name it yet, so there is no version to look at.
  changes: false,
  command: (tx, actor, { id, body }) => keepFile.within(tx, actor, { releaseId: id, ...(body as FileBody) }),
  show: async (_tx, body) => ({ body }),
};
