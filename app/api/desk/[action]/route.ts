import { actions } from '#app/(desk)/desk/actions.ts';
import { actionReceiver } from '#lib/accounts/receiving.ts';

type Params = { params: Promise<{ action: string }> };

const receive = actionReceiver(actions);

/** Runs the command that a screen of the desk names. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  return receive(request, (await params).action);
}
