// What a reader is told of a file, and what is refused, on real PostgreSQL as public_app.
import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formMaker } from './_answers/forms.ts';
import { at, marks, openCopyHouse, sheetOf } from './fixtures/copy-house.ts';
import { type SentFile, sendCopy, type Verdict } from './fixtures/send-copy.ts';

let house: Awaited<ReturnType<typeof openCopyHouse>>;
beforeAll(async () => {
  house = await openCopyHouse();
});
afterAll(async () => {
  formMaker.close();
  await house.close();
});

describe('a file', () => {
  test.each([
    ['.txt', 'our plain text of this edition, to the byte'],
    ['.json', 'our data of this edition, to the byte'],
    ['.pdf', 'our PDF of this edition, to the byte'],
    ['.docx', 'Every word, figure and sign of the text is the edition’s.'],
  ])('%s as it was downloaded is unchanged, though nothing keeps it', async (ending, proof) => {
    for (const path of [at(195), at(197), `/ur${at(197)}`]) {
      const { statement, words } = await house.send({ file: await house.download(path + ending) });
      expect(statement).toBe(`This is PR No.${path.endsWith('195') ? 195 : 197}, edition 1, unchanged.`);
      expect(words).toContain(proof);
    }
    const older = await house.send({ file: await house.download(`${at(198)}${ending}?edition=1`) });
    expect(older.statement).toBe('Corrected since. This is PR No.198, edition 1, unchanged.');
    const withdrawn = await house.send({ file: await house.download(`${at(199)}${ending}`) });
    expect(withdrawn.statement).toBe('Withdrawn. This is PR No.199, edition 1, unchanged.');
  });

  test('that is kept is known by its hash, whatever its house is called by now', async () => {
    const { rows } = await house.admin.query<{ id: string }>('SELECT id FROM pub.release WHERE path = $1', [at(196)]);
    for (const form of ['pdf', 'docx', 'png']) {
      const bytes = Buffer.from(`bytes of a ${form} that was made long ago`);
      await house.admin.query(
        `INSERT INTO pub.form (key, release_id, edition, form, sha256, bytes) VALUES ($1, $2, 1, $3, $4, $5)`,
        [`key of ${form}`, rows[0]?.id, form, createHash('sha256').update(bytes).digest('hex'), bytes],
      );
      const { statement, words } = await house.send({ file: { name: `x.${form}`, bytes } });
      expect(statement).toBe('This is PR No.196, edition 1, unchanged.');
      expect(words).toContain('of this edition, to the byte');
    }
  });

  test('that is attached to a release is known, with its release', async () => {
    const { statement, words } = await house.send({ file: await house.download(`${at(195)}/annexure-a.csv`) });
    expect(statement).toBe('This file is attached to PR No.195, unchanged.');
    expect(words).toContain('Annexure A (annexure-a.csv)');
    const other = await house.send({ file: { name: 'annexure-a.csv', bytes: 'district,gates\n195,5\n' } });
    expect(other.statement).toBe('Not ours.');
  });

  test('of plain text that was edited shows what differs', async () => {
    const { bytes } = await house.download(`${at(195)}.txt`);
    const text = Buffer.from(bytes as Uint8Array).toString('utf8');
    const { statement, body } = await house.send({
      file: { name: 'x.txt', bytes: text.replace('8 in the', '9 in the') },
    });
    expect(statement).toBe('This is not PR No.195 as it was issued.');
    expect(marks(body)).toEqual(['-8', '+9']);
  });

  test('of data whose record was changed is not ours as it was issued, though its words are', async () => {
    const { bytes } = await house.download(`${at(197)}.json`);
    const data = JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8'));
    const record = data.bodies.find((body: { role: string }) => body.role === 'register');
    record.value = record.value.replace('Test desk', 'Other desk');
    const { statement, words } = await house.send({ file: { name: 'x.json', bytes: JSON.stringify(data) } });
    expect(statement).toBe('This is not the data of PR No.197 as it was issued.');
    expect(words).toContain('another hash than the register');
  });

  test('of Word that was edited in Word shows what differs', async () => {
    const { bytes } = await house.download(`${at(197)}.docx`);
    const parts = unzipSync(new Uint8Array(bytes as Uint8Array));
    const xml = Buffer.from(parts['word/document.xml'] ?? new Uint8Array()).toString('utf8');
    expect(xml).toContain('312');
    const edited = zipSync({ ...parts, 'word/document.xml': Buffer.from(xml.replace('312', '12')) });
    const { statement, body } = await house.send({ file: { name: 'x.docx', bytes: edited } });
    expect(statement).toBe('This is not PR No.197 as it was issued.');
    expect(marks(body)).toEqual(['-312', '+12']);
  });

  test('PDF that was changed is not ours, and what to do is said', async () => {
    const { bytes } = await house.download(`${at(197)}.pdf`);
    const other = Buffer.concat([Buffer.from(bytes as Uint8Array), Buffer.from('\n')]);
    const { statement, words } = await house.send({ file: { name: 'x.pdf', bytes: other } });
    expect(statement).toBe('This PDF is not a sheet of ours as it was issued.');
    expect(words).toContain('paste it below');
  });
});

describe('what cannot be checked is refused in words, with a code, in both languages', () => {
  const zip = (name: string, part: string) => zipSync({ [name]: Buffer.from(part) });
  test.each<[string, number, () => Promise<{ text?: string; file?: SentFile }>]>([
    ['empty', 400, async () => ({})],
    ['both', 400, async () => ({ text: 'words', file: { name: 'a.txt', bytes: 'words' } })],
    ['no-words', 422, async () => ({ text: '\u200b\n\u200b \u200e' })],
    ['too-long', 413, async () => ({ text: 'word '.repeat(200_001) })],
    ['too-long', 413, async () => ({ file: { name: 'a.txt', bytes: 'x'.repeat((2 << 20) + 1) } })],
    ['kind', 415, async () => ({ file: { name: 'a.exe', bytes: Buffer.from([0x4d, 0x5a, 0, 0xff]) } })],
    ['kind', 415, async () => ({ file: { name: 'a.html', bytes: '<!doctype html><p>Words' } })],
    ['damaged', 422, async () => ({ file: { name: 'a.docx', bytes: 'PK\u0003\u0004 no zip' } })],
    ['damaged', 422, async () => ({ file: { name: 'a.docx', bytes: zip('other.xml', '<a/>') } })],
    [
      'too-long',
      422,
      async () => ({ file: { name: 'bomb.docx', bytes: zip('word/document.xml', 'x'.repeat(40 << 20)) } }),
    ],
    ['locked', 422, async () => ({ file: { name: 'a.doc', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') } })],
    ['encoding', 422, async () => ({ file: { name: 'a.txt', bytes: Buffer.from('caf\u00e9', 'latin1') } })],
  ])('%s', async (code, status, what) => {
    const [english, urdu] = [await house.send(await what()), await house.send(await what(), '/ur/check')];
    expect([english.status, english.statement]).toEqual([
      code === 'too-long' ? 413 : status,
      'This copy was not checked.',
    ]);
    expect(english.words).toContain(`Code: ${code}`);
    expect(urdu.words).toContain(`کوڈ: ${code}`);
    expect(english.headers['cache-control']).toBe('no-store');
  });

  test('a Word file that takes more than a release may, and the next copy is checked', async () => {
    const word = (body: string) =>
      zip('word/document.xml', `<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`);
    const many = '<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(240_000);
    const deep = `${'<w:sdt>'.repeat(500_000)}${'</w:sdt>'.repeat(500_000)}`;
    for (const body of [many, deep]) {
      const { status } = await house.send({ file: { name: 'a.docx', bytes: word(body) } });
      expect([413, 422]).toContain(status);
    }
    expect((await house.check(sheetOf(197))).statement).toBe('This is PR No.197, edition 1, unchanged.');
  });

  test('a body that is no form, and one from a page of another site', async () => {
    const ask = (headers: Record<string, string>) =>
      house.site.ask('/check', {
        method: 'POST',
        headers: { 'content-length': '4', ...headers },
        body: Buffer.from('text'),
      });
    const plain = await ask({ 'content-type': 'text/plain' });
    expect([plain.status, plain.body.includes('<code dir="ltr">form</code>')]).toEqual([400, true]);
    const other = await ask({ 'sec-fetch-site': 'cross-site' });
    expect([other.status, other.body.includes('<code dir="ltr">other-site</code>')]).toEqual([403, true]);
  });

  test('one reader who sends many is told to wait; others are not', async () => {
    const headers = { 'x-forwarded-for': '10.9.9.9' };
    const all: Verdict[] = [];
    for (let n = 0; n < 22; n++) all.push(await sendCopy(house.site, {}, { headers }));
    const last = all.at(-1);
    expect([last?.status, Number(last?.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(last?.words).toContain('Code: often');
    expect((await house.send({})).status).toBe(400);
  });

  test('many at once: some are told to come back, and pages are answered meanwhile', async () => {
    const long = `${sheetOf(197)}\n${'other words and '.repeat(20_000)}`;
    const asked = Array.from({ length: 30 }, () => house.check(long));
    expect((await house.site.ask(at(197))).status).toBe(200);
    const answers = await Promise.all(asked);
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.length).toBeLessThan(30);
    expect(busy[0]?.headers['retry-after']).toBe('10');
    expect(busy[0]?.words).toContain('Code: busy');
  });
});
