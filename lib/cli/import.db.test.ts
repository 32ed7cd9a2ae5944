// Whole imports of real files into a real database. Promise: the report accounts for every file.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedWordFile } from '#test/harness/word-file.ts';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Flags } from '#lib/core/command-line/list.ts';
import { numberingOf } from '#lib/numbering/commands.ts';
import { jumpLimit } from '#lib/numbering/reservation-rules.ts';
import { planOf } from '#lib/archive/overview-rules.ts';
import { findTarget } from '#lib/archive/target.ts';
import { reserveNumber } from '#lib/publishing/numbers.ts';
import { verifyEditions } from '#lib/publishing/verify.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { formatDateline } from '#lib/text/dates/dateline-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { asHouse, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { archiveFiles } from './archive/files.ts';
import { survey } from './archive/survey.ts';
import { takeFiles } from './archive/take.ts';
import { type ArchiveReport, Tally } from './archive/tally.ts';
import { importArchive } from './import.ts';
import { rowsAs } from '#test/harness/connections.ts';

const root = mkdtempSync(join(tmpdir(), 'pressmark-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Where = Awaited<ReturnType<typeof makeHouse>>;
let count = 0;
function folder(files: Record<string, string | Buffer>): string {
  const path = join(root, `archive-${count++}`);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), bytes);
  }
  return path;
}

const text = (number: number, changes: { day?: string; words?: string; endMark?: string } = {}) =>
  printedText(
    `PR No.${number}`,
    {
      headline: `Demonstration: release ${number} of the council of gardens`,
      subheadlines: [],
      dateline: formatDateline('Islamabad', changes.day ?? '2021-11-23'),
      body: documentOf([
        changes.words ?? 'The council of gardens meets in the hall and names the dates of its open days.',
      ]),
      endMark: changes.endMark ?? '*-*-*-*-*',
    },
    'en',
  );

async function run(where: Where, path: string | string[], flags: Flags = {}) {
  const answer = await importArchive([path].flat(), { series: where.series.key, desk: where.desk.key, ...flags });
  const none = { refused: [], warnings: [] };
  const report = (answer.refused ? none : answer.data) as ArchiveReport;
  const short = (file: string) => file.replace(`${[path].flat()[0]}/`, '');
  const refused = report.refused.map((one) => [short(one.file), one.reasons.map((reason) => reason.code).join()]);
  const warned = report.warnings.map((one) => [short(one.file), one.code]);
  return { ...answer, report, refused, warned };
}

const publicPaths = (where: Where) =>
  asHouse((tx) =>
    tx.publicRelease.findMany({
      where: { series: where.series.key },
      orderBy: { path: 'asc' },
      select: { path: true, headline: true, publishedAt: true, language: true },
    }),
  );
const nextOf = async (where: Where, period: string) =>
  (await asHouse((tx) => tx.counter.findFirst({ where: { seriesId: where.series.id, period } })))?.next;

let where: Where;
beforeAll(async () => {
  where = await makeHouse();
});

describe('an archive', () => {
  it('is published unchanged from text and Word, and a second run changes nothing', async () => {
    const lines = text(3, { day: '2021-12-01' }).split('\n').filter(Boolean);
    const path = folder({ 'nov/2.txt': text(2), 'nov/1.txt': text(1), 'dec/3.docx': await typedWordFile(lines) });
    const first = await run(where, path);
    expect(first.report).toMatchObject({ files: 3, taken: 3, alreadyThere: 0, left: 0, refused: [], warnings: [] });
    expect([first.code, first.complaint]).toEqual([undefined, undefined]);
    const paths = await publicPaths(where);
    const base = `/releases/${where.series.key}/2021`;
    expect(paths.map((one) => one.path)).toEqual([`${base}/11/1`, `${base}/11/2`, `${base}/12/3`]);
    expect(paths[0]?.publishedAt).toEqual(new Date('2021-11-23T12:00:00+05:00'));
    expect([await nextOf(where, '2021-11'), await nextOf(where, '2021-12')]).toEqual([3, 4]);
    const editions = await asHouse((tx) => tx.publicEdition.findMany({ orderBy: { label: 'asc' } }));
    expect(editions.map((one) => one.text)).toEqual([text(1), text(2), text(3, { day: '2021-12-01' })]);
    const before = await asHouse((tx) => tx.auditEvent.count());
    expect((await run(where, path)).report).toMatchObject({ files: 3, taken: 0, alreadyThere: 3, refused: [] });
    expect(await asHouse((tx) => tx.auditEvent.count())).toBe(before);
    expect(await publicPaths(where)).toEqual(paths);
  });

  it('reports every refused file with all reasons, and takes the other files', async () => {
    const own = await makeHouse();
    const path = folder({
      'a.txt': text(1),
      'again.txt': text(1),
      'b.txt': text(2),
      'c other.txt': text(2, { words: 'The council of gardens meets in another hall and names no dates of its days.' }),
      'd cut.txt': text(3, { endMark: '', day: '2999-01-01' }),
      'e latin.txt': Buffer.from(`${text(4)}é`, 'latin1'),
      'f.pdf': text(5),
      'g.docx': 'no document',
      'h.txt': text(6),
    });
    symlinkSync(join(path, 'h.txt'), join(path, 'i link.txt'));
    mkdirSync(join(path, 'j.txt'));
    const { report, refused, warned, complaint } = await run(own, [path, join(path, 'h.txt'), join(path, 'none.txt')]);
    expect(report).toMatchObject({ files: 11, taken: 2, alreadyThere: 1, left: 0 });
    expect(refused).toEqual([
      ['b.txt', 'number-twice'],
      ['c other.txt', 'number-twice'],
      ['d cut.txt', 'date-future,no-end-mark'],
      ['e latin.txt', 'encoding'],
      ['f.pdf', 'file-type'],
      ['g.docx', 'word-damaged'],
      ['i link.txt', 'link'],
      ['none.txt', 'unreadable'],
    ]);
    expect(warned).toEqual([['again.txt', 'duplicate']]);
    expect(report.missingNumbers).toEqual([{ period: '2021-11', from: 2, to: 5, labels: 'PR No.2 to PR No.5' }]);
    expect(complaint).toContain('8 of 11 files');
    expect((await publicPaths(own)).map((one) => one.path.split('/').at(-1))).toEqual(['1', '6']);
  });

  it('never replaces another text, a reserved number or a withdrawn text', async () => {
    const own = await makeHouse();
    const editor = await makeUser('editor', own.desk.id);
    await run(own, folder({ '1.txt': text(1), '2.txt': text(2) }));
    const [one] = await asHouse((tx) => tx.release.findMany({ where: { seriesId: own.series.id, number: 1 } }));
    valueOf(await withdrawRelease(editor, { releaseId: one?.id ?? '', reason: 'Withdrawn.', keepText: false }));
    const reserved = valueOf(await reserveNumber(editor, { series: own.series.key, reason: 'By telephone.' }));
    const [year = '', month = ''] = reserved.period.split('-');
    const changed =
      'Another text, which the council of gardens has not written and which is in the archive by mistake.';
    const path = folder({
      '1.txt': text(1),
      '1 other.txt': text(1, { words: changed }),
      '2.txt': text(2, { words: changed }),
      '3.txt': text(reserved.number, { day: `${year}-${month}-01` }),
    });
    const { report, refused } = await run(own, path);
    expect(report).toMatchObject({ taken: 0, alreadyThere: 1 });
    expect(refused).toEqual([
      ['1 other.txt', 'number-taken'],
      ['2.txt', 'number-taken'],
      ['3.txt', 'number-taken'],
    ]);
    const texts = await asHouse((tx) => tx.publicEdition.findMany({ where: { release: { series: own.series.key } } }));
    expect(texts.map((edition) => edition.text).toSorted()).toEqual([text(2), null]);
  });

  it('gives the next publication of the series a number above the archive', async () => {
    const own = await makeHouse();
    const path = folder({ '7.txt': text(7), 'far.txt': text(8 + jumpLimit), '5.txt': text(5, { day: '2021-11-24' }) });
    const { refused, warned } = await run(own, path);
    expect(refused).toEqual([['far.txt', 'number-far']]);
    expect(warned).toEqual([['7.txt', 'date-order']]);
    expect(await nextOf(own, '2021-11')).toBe(8);
    // A lower number that comes later gets its own place. The counter stays.
    expect((await run(own, folder({ '6.txt': text(6, { day: '2021-11-24' }) }))).report.taken).toBe(1);
    expect(await nextOf(own, '2021-11')).toBe(8);
  });

  it('in a second language gets a place beside its original', async () => {
    const own = await makeHouse();
    await run(own, folder({ '1.txt': text(1) }));
    const urdu = text(1, {
      words: 'یہ ایک نمائشی پریس ریلیز ہے جس میں کوئی حقیقی واقعہ نہیں ہے، اور یہ صرف ایک نمونہ ہے۔',
    }).replace(/Demonstration.*/, 'نمائش: باغات کی کونسل کا اجلاس');
    const path = folder({ '1.txt': urdu });
    expect((await run(own, path)).refused).toEqual([['1.txt', 'language-differs']]);
    expect((await run(own, path, { language: 'ur' })).report.taken).toBe(1);
    const releases = await asHouse((tx) => tx.release.findMany({ where: { seriesId: own.series.id } }));
    const original = releases.find((one) => one.language === 'en');
    expect(releases.find((one) => one.language === 'ur')).toMatchObject({ originalId: original?.id, number: 1 });
  });

  it('is refused whole if dates give no period, or if house, series, desk or language are unknown', async () => {
    const path = folder({ '1.txt': text(1) });
    const manual = await makeHouse({ period: 'manual' });
    expect((await run(manual, path)).text).toContain('restarts by hand');
    expect((await run(where, path, { series: 'nowhere' })).text).toContain('nowhere');
    expect((await run(where, path, { desk: 'nowhere' })).text).toContain('nowhere');
    expect((await run(where, path, { language: 'fr' })).text).toContain('en, ur');
    expect((await run(where, path, { report: join(root, 'no/folder/report.json') })).text).toContain('ENOENT');
  });
});

describe('a file', () => {
  it('is reported if the database cannot take it, and the others of its batch are taken', async () => {
    const own = await makeHouse();
    await rowsAs(
      'admin',
      `CREATE FUNCTION pub.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'unbearable'; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON pub.edition FOR EACH ROW
         WHEN (NEW.text LIKE '%unbearable%') EXECUTE FUNCTION pub.refuse()`,
    );
    const path = folder({ '1.txt': text(1), '2.txt': text(2, { words: 'unbearable' }), '3.txt': text(3) });
    const { report, refused } = await run(own, path);
    expect(report).toMatchObject({
      taken: 2,
      refused: [{ reasons: [{ message: expect.stringContaining('unbearable') }] }],
    });
    expect(refused).toEqual([['2.txt', 'failed']]);
    expect((await run(own, path)).report).toMatchObject({ taken: 0, alreadyThere: 2 });
  });

  it('is left for the next run if it changes while the archive is read', async () => {
    const own = await makeHouse();
    const path = folder({ '1.txt': text(1), '2.txt': text(2) });
    const target = valueOf(await asHouse((tx) => findTarget(tx, { series: own.series.key, desk: own.desk.key })));
    const settings = { numbering: numberingOf(target.series), language: target.language, now: target.now };
    const tally = new Tally();
    const progress = { at: () => {}, end: () => {} };
    const stopping = () => false;
    const surveyed = await survey(archiveFiles([path]), settings, tally, progress, stopping);
    writeFileSync(join(path, '2.txt'), text(2, { day: '2021-11-24' }));
    await takeFiles({ actor: systemActor('the test'), target, settings, tally, progress, stopping }, planOf(surveyed));
    expect([tally.taken, tally.refused.map((one) => one.reasons[0]?.code)]).toEqual([1, ['file-changed']]);
    expect((await run(own, path)).report).toMatchObject({ taken: 1, alreadyThere: 1, refused: [] });
  });
});

describe('any archive', () => {
  it('has every file taken, there already or refused, and a second run takes none', async () => {
    const file = fc.record({
      number: fc.integer({ min: 1, max: 6 }),
      words: fc.constantFrom('one', 'two'),
      endMark: fc.constantFrom('*-*-*-*-*', '*-*-*-*-*', ''),
      day: fc.constantFrom('2021-11-23', '2021-12-23', '2021-11-31'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 12 }), async (some) => {
        const own = await makeHouse();
        const path = folder(
          Object.fromEntries(
            some.map(({ number, words, ...rest }, index) => [
              `${index}.txt`,
              text(number, { ...rest, words: `The council of gardens has ${words} of the halls that it was to have.` }),
            ]),
          ),
        );
        const first = (await run(own, path)).report;
        expect(first.taken + first.alreadyThere + first.refused.length).toBe(some.length);
        expect((await publicPaths(own)).length).toBe(first.taken);
        const second = (await run(own, path)).report;
        expect(second).toMatchObject({ taken: 0, alreadyThere: first.taken + first.alreadyThere });
        expect(second.refused).toEqual(first.refused);
      }),
      { numRuns: 12 },
    );
  });

  it('leaves the chains whole', async () => {
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
    expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
    expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
  });
});
