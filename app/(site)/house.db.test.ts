// What the house sets for its readers: emblem, letterhead, and whom they may ask.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { setEmblem } from '#lib/house/set-emblem.ts';
import { setHouse } from '#lib/house/set-house.ts';
import { makeHouse, valueOf } from '#test/factories.ts';
import { openSite } from './fixtures/site.ts';

const commandLine = systemActor('the command line');
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>';
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await makeHouse();
  valueOf(
    await setHouse(commandLine, {
      names: { en: 'Demonstration House', ur: 'نمونہ ادارہ' },
      pressContact: { name: 'Press office', email: 'press@demo.example', telephone: '+92 51 920 0000' },
      dutyTelephone: '+92 51 920 0001',
      letterhead: ['Block <1>', 'Islamabad'],
    }),
  );
  valueOf(await setEmblem(commandLine, { file: Buffer.from(svg).toString('base64') }));
  site = await openSite();
});
afterAll(() => site.close());

const emblemOn = (body: string) => /src="(\/assets\/emblem-[0-9a-f]{64})"/.exec(body)?.[1];

test('every page bears the emblem, the letterhead for print, and whom a journalist may ask', async () => {
  const { body } = await site.ask('/');
  expect(emblemOn(body)).toBeDefined();
  expect(body).toContain('Block &lt;1&gt;\nIslamabad');
  expect(body).toContain('href="mailto:press@demo.example"');
  expect(body).toContain('href="tel:+92519200000"');
  expect(body).toContain('href="tel:+92519200001"');
  expect((await site.ask('/ur')).body).toContain('پریس رابطہ');
});

test('an emblem is served by the hash of its bytes until the house has another', async () => {
  const address = emblemOn((await site.ask('/')).body) ?? '';
  const { status, headers, body } = await site.ask(address);
  expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
  expect(headers['content-security-policy']).toContain("script-src 'none'");
  expect(headers['cache-control']).toContain('immutable');
  expect(body).toContain('<circle');
  expect((await site.ask(`/assets/emblem-${'0'.repeat(64)}`)).status).toBe(404);
  expect((await site.ask('/assets/emblem-1')).status).toBe(404);
});

test('a house without any of it has a page without gaps', async () => {
  valueOf(await setEmblem(commandLine, { file: null }));
  const nobody = { name: '', email: '', telephone: '' };
  valueOf(await setHouse(commandLine, { pressContact: nobody, dutyTelephone: '', letterhead: [] }));
  await expect.poll(async () => (await site.ask('/')).body).not.toContain('Press contact');
  expect(emblemOn((await site.ask('/')).body)).toBeUndefined();
});
