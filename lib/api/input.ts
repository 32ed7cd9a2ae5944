import 'server-only';
import { readJson } from '#lib/core/serving/json-body.ts';
import { fileSizes } from '#lib/media/rules.ts';
import type { ApiRequest } from './message.ts';

/** Bytes of a body. The longest release is 300,000 characters, or 900,000 of a document, which UTF-8 may treble. */
export const longestBody = 3 << 20;

const tooLong = `A request has at most ${longestBody >> 20} MB. Split the text.`;
const tooLongFile = `A file has at most ${fileSizes.file >> 20} MB. Make it smaller, or split it.`;

/** The body's text and its value: an object, `{}` where there is no body. */
export const readBody = (request: ApiRequest, longest = longestBody) =>
  readJson(request, longest, longest === longestBody ? tooLong : tooLongFile);
