import { answerTo } from '#lib/api/router.ts';
import { apiRequestOf, responseOf } from '#lib/api/message.ts';

/** The desk API in development. Its table (`lib/api/operations.ts`) defines each address. */
const answer = async (request: Request) => responseOf(await answerTo(apiRequestOf(request), { address: '' }));

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
