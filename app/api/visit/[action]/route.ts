import { visits } from '#app/(desk)/desk/visits.ts';
import { visitReceiver } from '#lib/accounts/receiving.ts';

type Params = { params: Promise<{ action: string }> };

const receive = visitReceiver(visits);

/** Runs what a page for people without a session names: a step of the set-up, a link used. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  return receive(request, (await params).action);
}
