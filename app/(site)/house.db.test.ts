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

const textOf = async (path: string) => {
  const { status, body } = await site.ask(path);
  expect([path, status]).toEqual([path, 200]);
  return (/<main.*<\/main>/s.exec(body)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

test('until the house sets terms of reuse its page says that there are none, and whom to ask', async () => {
  valueOf(await setHouse(commandLine, { pressContact: { name: 'Press office', email: 'press@demo.example' } }));
  await expect.poll(() => textOf('/reuse'), { timeout: 60_000 }).toContain('press@demo.example');
  expect(await textOf('/reuse')).toContain('The house has set no terms of reuse.');
  expect(await textOf('/ur/reuse')).toContain('ادارے نے دوبارہ استعمال کی کوئی شرائط مقرر نہیں کیں۔');
});

test('terms of reuse are shown in their language, and in another one where the page’s has none', async () => {
  const set = valueOf(await setHouse(commandLine, { reuse: { en: 'Quote freely.\n\nName <the house>.', fr: 'Non' } }));
  expect(set.reuse).toEqual({ en: 'Quote freely.\n\nName <the house>.' });
  await expect.poll(() => textOf('/reuse'), { timeout: 60_000 }).toContain('Quote freely. Name &lt;the house&gt;.');
  expect((await site.ask('/ur/reuse')).body).toContain('<p lang="en" dir="ltr">Quote freely.</p>');
  valueOf(await setHouse(commandLine, { reuse: { ur: 'آزادانہ حوالہ دیں۔' } }));
  await expect.poll(() => textOf('/ur/reuse'), { timeout: 60_000 }).toContain('آزادانہ حوالہ دیں۔');
  expect(valueOf(await setHouse(commandLine, { reuse: { en: '' } })).reuse).toEqual({ ur: 'آزادانہ حوالہ دیں۔' });
  const long = await setHouse(commandLine, { reuse: { en: 'x'.repeat(2001) } });
  expect(long.ok).toBe(false);
});

test('the page about the house says who answers, its zone, and how corrections are shown', async () => {
  const about = await textOf('/about');
  expect(about).toContain('About Demonstration House');
  expect(about).toContain('issues numbered press releases in English and Urdu');
  expect(about).toContain('Press office press@demo.example');
  expect(about).toContain('Asia/Karachi');
  expect(about).toContain('says when and why it was withdrawn');
  expect(await textOf('/ur/about')).toContain('نمونہ ادارہ کے بارے میں');
});

test('the page on accessibility says what holds, what does not, and whom to tell', async () => {
  const page = await textOf('/accessibility');
  for (const words of ['What holds', 'What does not', 'Attached files come as they were made', 'press@demo.example'])
    expect(page).toContain(words);
  expect(await textOf('/ur/accessibility')).toContain('جو پورا نہیں');
});

test('every page leads to these three, in its own language', async () => {
  for (const [path, prefix] of [
    ['/', ''],
    ['/ur', '/ur'],
  ]) {
    const { body } = await site.ask(path ?? '');
    for (const name of ['about', 'accessibility', 'reuse']) expect(body).toContain(`href="${prefix}/${name}"`);
  }
});
