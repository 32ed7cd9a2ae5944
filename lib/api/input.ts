import 'server-only';
import { readJson } from '#lib/core/serving/json-body.ts';
import { fileSizes } from '#lib/media/rules.ts';
import type { ApiRequest } from './message.ts';

/** Bytes of a body. A document has at most 900,000 characters, with up to 3 bytes each. */
export const longestBody = 3 << 20;

const tooLong = `A request has at most ${longestBody >> 20} MB. Split the text.`;
const tooLongFile = `A file has at most ${fileSizes.file >> 20} MB. Make it smaller, or split it.`;

/** Reads the body as text and as JSON; `{}` for an empty body. */
export const readBody = (request: ApiRequest, longest = longestBody) =>
  readJson(request, longest, longest === longestBody ? tooLong : tooLongFile);
