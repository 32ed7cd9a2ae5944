// Every kind of page is held against the rules of HTML and of accessible markup.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyPage, putEveryPage } from './fixtures/every-page.ts';
import { faultsOf } from '#test/harness/markup-faults.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putEveryPage(admin);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

test.each(everyPage)('%s is sound markup', async (path) => {
  const { body, headers } = await site.ask(path);
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(await faultsOf(body)).toEqual([]);
});
