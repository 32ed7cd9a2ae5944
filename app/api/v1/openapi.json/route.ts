import { documentAnswer } from '#lib/api/openapi.ts';

export const GET = async () => documentAnswer();
