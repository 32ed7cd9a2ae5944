// Pressmark as `npm start` runs it in production, used through the desk API by people with tokens.
import { addToken } from '#lib/accounts/tokens.ts';
import { systemActor } from '#lib/core/actor.ts';
import { makeUser, valueOf } from '#test/factories.ts';
import { withSession } from '#lib/database/session.ts';
import { type Contestant, mostClients, mostSeries } from './contestant.ts';
import { type Answer, expectStatus, type Server, serverAt } from './request.ts';
import { houseFormat } from './text.ts';

type Release = { id: string; version: number; state: string };

/** Sends requests with one person's token. */
function asking(server: Server, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const releaseOf = (answer: Answer, status: number) => expectStatus(answer, status).body as Release;
  return {
    create: async (series: number) => {
      const body = { series: seriesKey(series), language: 'en', desk: 'bench', text: houseFormat };
      return releaseOf(await server({ method: 'POST', path: '/api/v1/releases', headers, body }), 201);
    },
    press: async (verb: string, { id, version }: Release, body: object = {}) => {
      const path = `/api/v1/releases/${id}/${verb}`;
      return releaseOf(
        await server({ method: 'POST', path, headers: { ...headers, 'if-match': `"${version}"` }, body }),
        200,
      );
    },
  };
}

const seriesKey = (series: number) => `b${series}`;

function expectPublished({ state }: Release) {
  if (state !== 'published') throw new Error(`Pressmark did not publish: ${state}`);
}

async function addPlaces(adminUrl: string) {
  await withSession(adminUrl, async (admin) => {
    await admin.query(`INSERT INTO newsroom.desk (key, names) VALUES ('bench', '{"en":"Benchmark desk"}')`);
    for (let n = 0; n < mostSeries; n++) {
      const names = JSON.stringify({ en: `Benchmark ${n}` });
      await admin.query(
        `INSERT INTO newsroom.series (key, names, label_template, period, time_zone) VALUES ($1, $2, 'B${n} No.{n}', 'month', 'Asia/Karachi')`,
        [seriesKey(n), names],
      );
      await admin.query(
        `INSERT INTO pub.series (key, names, label_template, period) VALUES ($1, $2, 'B${n} No.{n}', 'month')`,
        [seriesKey(n), names],
      );
    }
  });
}

async function tokenOf(...role: ('officer' | 'editor')[]) {
  const user = await makeUser(role, null);
  return valueOf(await addToken(systemActor('the benchmark'), { email: user.email, name: 'bench', days: 1 })).token;
}

/**
 * Two contestants on one running Pressmark. The urgent way takes two requests by one person who is
 * officer and editor, as Payload's does. The reviewed way takes four, and another person approves.
 * @param adminUrl the superuser's address of its database
 */
export async function pressmark(port: number, adminUrl: string): Promise<Contestant[]> {
  // People and tokens are made directly in the database, before the measurement.
  process.env.DATABASE_URL = adminUrl;
  await addPlaces(adminUrl);
  const server = serverAt(port, mostClients);
  const both = asking(server, await tokenOf('officer', 'editor'));
  const officer = asking(server, await tokenOf('officer'));
  const editor = asking(server, await tokenOf('editor'));
  const stop = async () => {};
  return [
    {
      name: 'Pressmark, create and publish urgently by one person',
      turn: async (_client, series) =>
        expectPublished(await both.press('publish-urgently', await both.create(series), { reason: 'Demonstration' })),
      stop,
    },
    {
      name: 'Pressmark, create, submit, approve and publish by two people',
      turn: async (_client, series) => {
        const submitted = await officer.press('submit', await officer.create(series));
        expectPublished(await editor.press('publish', await editor.press('approve', submitted)));
      },
      stop,
    },
  ];
}
