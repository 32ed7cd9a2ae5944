import { peopleCsv } from '#lib/accounts/people/csv.ts';
import { peopleOnDesk } from '#lib/accounts/people/queries.ts';
import { signedOut } from '#lib/accounts/rules.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { httpStatus, type Refusal } from '#lib/core/result.ts';

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
};

const respond = (refusal: Refusal) => Response.json(refusal, { status: httpStatus[refusal.kind], headers });

/** Everyone’s roles as CSV, for the yearly review of rights. For administrators of the house. */
export async function GET(): Promise<Response> {
  const viewer = await currentActor();
  if (!viewer) return respond(signedOut);
  const { people, reasons } = await peopleOnDesk(viewer);
  const [first, ...rest] = reasons;
  if (first) return respond({ ok: false, kind: 'forbidden', reasons: [first, ...rest] });
  return new Response(peopleCsv(people), {
    headers: {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="people.csv"',
    },
  });
}
