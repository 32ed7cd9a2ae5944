import { responseOf } from '#lib/api/message.ts';
import { documentAnswer } from '#lib/api/openapi.ts';

export const GET = async () => responseOf(documentAnswer());
