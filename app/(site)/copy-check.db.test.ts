// What a reader is told of a text that was pasted, on real PostgreSQL as public_app.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { makeApproved, makeDraft, makeOffice, valueOf } from '#test/factories.ts';
import { formMaker } from './_answers/forms.ts';
import { at, headlineOf, marks, openCopyHouse, sheet, sheetOf, urduSheet, wordsOf } from './fixtures/copy-house.ts';
import { sendCopy } from './fixtures/send-copy.ts';

let house: Awaited<ReturnType<typeof openCopyHouse>>;
beforeAll(async () => {
  house = await openCopyHouse();
});
afterAll(async () => {
  formMaker.close();
  await house.close();
});

describe('a text that is pasted', () => {
  test('is unchanged, and the evidence is the edition’s', async () => {
    const { status, statement, words, headers } = await house.check(sheetOf(197));
    expect([status, statement]).toEqual([200, 'This is PR No.197, edition 1, unchanged.']);
    expect(words).toContain('1, the only one, 23 November 2021, 10:00 UTC+5');
    expect(words).toContain('Every word, figure and sign of the text is the edition’s.');
    expect(words).toMatch(/Entry \d+ .*sha256/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
  });

  test('is unchanged in spite of mail and messengers, and says what was not compared', async () => {
    const noisy = `From: desk@demo.example\nSubject: news\nDate: today\n\n${sheetOf(197)}`
      .replace(/[“”]/g, '"')
      .replace('PR No.197', '*PR No.197*')
      .replaceAll(' of ', '\u00a0of\u00a0')
      .replace('from Friday, ', 'from Friday,\n')
      .replace('volunteers', 'volun\u200bteers');
    const { statement, words } = await house.check(noisy);
    expect(statement).toBe('This is PR No.197, edition 1, unchanged.');
    expect(words).toContain('Subject: news');
  });

  test('is unchanged without its number, found by its headline or its words', async () => {
    await house.admin.query('SELECT pub.write_keys(array_agg(id)) FROM pub.release');
    const text = sheetOf(196).replace('PR No.196\n', '').replace('Islamabad: November 23, 2021\n', '');
    const { statement, body } = await house.check(text);
    expect(statement).toBe('This is not PR No.196 as it was issued.');
    expect(marks(body)).toEqual(['-Islamabad: November 23, 2021']);
    const bare = await house.check(wordsOf(196).join('\n\n').replace('312', '313'));
    expect(bare.statement).toBe('This is not PR No.196 as it was issued.');
    expect(marks(bare.body)).toContain('-312');
  });

  test('differs, and the words that differ are marked and no markup', async () => {
    const { statement, words, body } = await house.check(sheetOf(197).replace('312', '3,120 <b>'));
    expect(statement).toBe('This is not PR No.197 as it was issued.');
    expect(words).toContain('In one place it differs from edition 1');
    expect(marks(body)).toEqual(['-312', '+3,120 &lt;b&gt;']);
    expect(body).not.toContain('<b>');
  });

  test('has other words around it', async () => {
    const { statement, body } = await house.check(`${sheetOf(197)}\nEverybody should resign.\n`);
    expect(statement).toBe('PR No.197, edition 1, is in this copy unchanged. Other words stand around it.');
    expect(marks(body)).toEqual(['+Everybody should resign.']);
  });

  test('of an earlier edition says first that it was corrected, when and what', async () => {
    const { statement, words, body } = await house.check(sheetOf(198));
    expect(statement).toBe('Corrected since. This is PR No.198, edition 1, unchanged.');
    expect(words).toContain('24 November 2021, 10:00 UTC+5');
    expect(words).toContain('One figure was wrong.');
    expect(body).toContain(`href="${at(198)}/changes?from=1&amp;to=2"`);
    const newest = await house.check(sheetOf(198).replace('an hour earlier', 'two hours earlier'));
    expect(newest.statement).toBe('This is PR No.198, edition 2, unchanged.');
  });

  test('of a withdrawn release says first that it was withdrawn, and why', async () => {
    const { statement, words } = await house.check(sheetOf(199));
    expect(statement).toBe('Withdrawn. This is PR No.199, edition 1, unchanged.');
    expect(words).toContain('Issued in error.');
  });

  test('of a release whose text was removed is not compared, and nothing of that text is said', async () => {
    const { statement, words } = await house.check(sheetOf(200));
    expect(statement).toBe('PR No.200 was withdrawn and its text removed.');
    expect(words).toContain('Issued in error.');
    expect(words).not.toContain('district 200');
  });

  test('with our number and date and other words is told apart from a copy', async () => {
    const { statement, words } = await house.check(
      sheet(197, 'Minister resigns', ['The minister resigned on Tuesday evening, and nobody knows why that was so.']),
    );
    expect(statement).toBe('This is not the text of PR No.197.');
    expect(words).toContain(headlineOf(197));
  });

  test('in Urdu is compared with the Urdu edition, and an Urdu page says so in Urdu', async () => {
    const { statement } = await house.check(urduSheet);
    expect(statement).toBe('This is PR No.197, edition 1, unchanged.');
    const urdu = await house.check(urduSheet.replace('صبح 8 بجے', 'صبح 9 بجے'), '/ur/check');
    expect(urdu.statement).toBe('یہ \u2068PR No.197\u2069 نہیں جیسی وہ جاری ہوئی تھی۔');
    expect(urdu.body).toContain('<html lang="ur" dir="rtl"');
    expect(marks(urdu.body)).toEqual(['-8', '+9']);
  });
});

test('what is embargoed is not ours, byte for byte as what never existed', async () => {
  const { officer, editor, place } = await makeOffice();
  const words = ['The secret words of tomorrow are these, and no others are.', 'They will be read at noon.'];
  const content = { headline: 'A secret headline of tomorrow', body: documentOf(words) };
  const approved = await makeApproved(officer, editor, await makeDraft(officer, place, content));
  valueOf(await setEmbargo(editor, { ...approved, until: new Date('2099-06-01T12:00:00Z'), terms: 'Press only.' }));
  const [embargoed, never, random] = await Promise.all([
    house.check(sheet(201, content.headline, words)),
    house.check(sheet(4711, 'A headline that nobody wrote', ['Some words that nobody will ever write.'])),
    house.check('Some words that nobody ever published anywhere, in no order at all.'),
  ]);
  expect(embargoed.statement).toBe('Not ours.');
  expect(embargoed.body).toBe(never.body);
  expect(embargoed.body).toBe(random.body);
  expect(embargoed.words).toContain('Test House has published no release with these words.');
  expect(embargoed.body).not.toContain('secret');
});

test('nothing that was sent is logged, and no other address takes a body', async () => {
  await house.check(sheetOf(197).replace('312', 'a-mark-that-is-nowhere'));
  expect(house.site.log.join('\n')).toBe('');
  for (const path of ['/', '/register', at(197), '/checks', '/check/more'])
    expect((await sendCopy(house.site, { text: 'x' }, { path })).status).toBe(405);
  expect((await sendCopy(house.site, { text: 'x' }, { path: '/de/check' })).status).toBe(404);
});

test('the form has an address of its own, and stands on the register’s page', async () => {
  for (const path of ['/check', '/ur/check', '/register', '/ur/register']) {
    const { status, body, headers } = await house.site.ask(path);
    expect(status).toBe(200);
    const form = /<form class="copy-form"[^>]*>/.exec(body)?.[0];
    expect(form).toContain(`action="${path.startsWith('/ur') ? '/ur' : ''}/check"`);
    expect(form).toMatch(/enctype="multipart\/form-data"/i);
    expect(form).toContain('method="post"');
    expect(headers['content-security-policy']).toContain("form-action 'self'");
  }
});
