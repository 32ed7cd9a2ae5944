import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { openReservations } from '#lib/numbering/reservation-rules.ts';
import { addSeries, restartSeries } from '#lib/numbering/series-commands.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { saveDraft } from '#lib/releases/write.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeHouse,
  makeUser,
  valueOf,
} from '#test/factories.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { reserveNumber, setNextNumber, voidNumber } from './numbers.ts';
import { publishRelease } from './publish.ts';

const house = systemActor('the test');
let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', null);
  editor = await makeUser('editor', null);
});

async function approved(where = place): Promise<VerbResult> {
  const draft = await makeDraft(officer, where);
  return makeApproved(officer, editor, draft);
}

const lines = (series: string) =>
  publicQuery<{ kind: string; number: number; note: string | null; path: string | null }>(
    'test-lines',
    'SELECT kind, number, note, path FROM pub.register_entry WHERE series = $1 ORDER BY seq',
    [series],
  );
const reserve = (series: string, actor = editor) => reserveNumber(actor, { series, reason: 'By telephone' });

describe('a reserved number', () => {
  it('is taken from the counter, is public without its reason, and is used by one release', async () => {
    const where = await makeHouse();
    const held = valueOf(await reserve(where.series.key));
    const next = valueOf(await publishRelease(editor, await approved(where)));
    const { reservationId } = held;
    const result = valueOf(await publishRelease(editor, { ...(await approved(where)), reservationId }));
    expect([held.label, next.label, result.label]).toEqual(['PR No.1', 'PR No.2', 'PR No.1']);
    expect((await lines(where.series.key)).map((l) => [l.kind, l.number, l.note])).toEqual([
      ['reserved', 1, null],
      ['published', 2, null],
      ['published', 1, null],
    ]);
    const late = await approved(where);
    expect(codesOf(await publishRelease(editor, { ...late, reservationId }))).toEqual(['reservation-ended']);
    expect(codesOf(await voidNumber(editor, { reservationId, reason: 'x' }))).toEqual(['reservation-ended']);
    expect(valueOf(await publishRelease(editor, late)).label).toBe('PR No.3');
  });

  it('becomes void once, with its reason in public and no address', async () => {
    const where = await makeHouse();
    const { reservationId } = valueOf(await reserve(where.series.key));
    valueOf(await voidNumber(editor, { reservationId, reason: 'The visit was called off.' }));
    expect(codesOf(await voidNumber(editor, { reservationId, reason: 'again' }))).toEqual(['reservation-ended']);
    expect((await lines(where.series.key)).at(-1)).toEqual({
      kind: 'void',
      number: 1,
      note: 'The visit was called off.',
      path: null,
    });
  });

  it('is refused to an officer, an administrator and an editor who holds too many', async () => {
    const { key } = place.series;
    expect(codesOf(await reserve(key, officer))).toEqual(['role']);
    expect(codesOf(await reserve(key, await makeUser('admin', null)))).toEqual(['role']);
    const keen = await makeUser('editor', place.desk.id);
    const all = await Promise.all(Array.from({ length: openReservations + 3 }, () => reserve(key, keen)));
    expect(all.filter((one) => one.ok)).toHaveLength(openReservations);
  });

  it('of another series is refused, and stays open', async () => {
    const other = await makeHouse();
    const { reservationId } = valueOf(await reserve(other.series.key));
    const ready = await approved();
    expect(codesOf(await publishRelease(editor, { ...ready, reservationId }))).toEqual(['reservation-series']);
    valueOf(await voidNumber(editor, { reservationId, reason: 'Not needed.' }));
  });

  it('cannot be taken by the archive or by a statement beside the commands', async () => {
    const where = await makeHouse();
    const { number } = valueOf(await reserve(where.series.key));
    const input = { series: where.series.key, desk: where.desk.key, language: 'en', number, publishedAt: new Date() };
    expect(codesOf(await archiveRelease(house, { ...input, content: makeContent() }))).toEqual(['number-taken']);
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    try {
      const forged = admin.query(
        `INSERT INTO newsroom.release (series_id, desk_id, language, public_state, period, period_start, number, label, path, edition, published_at)
         SELECT series_id, $1, 'en', 'published', period, period_start, number, label, '/forged', 1, now() FROM newsroom.reservation WHERE series_id = $2`,
        [where.desk.id, where.series.id],
      );
      await expect(forged).rejects.toThrow('is reserved or void');
    } finally {
      await admin.end();
    }
  });
});

describe('reserving, publishing, using and voiding', () => {
  it('in any order and at the same time leave 1..N, each exactly once', async () => {
    const steps = fc.array(fc.constantFrom('reserve', 'publish', 'void', 'use'), { minLength: 4, maxLength: 10 });
    const property = fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (plan, width) => {
      const where = await makeHouse();
      const hand = await makeUser('editor', null);
      const held: string[] = [];
      const act = async (step: string) => {
        if (step === 'reserve') {
          const got = await reserve(where.series.key, hand);
          if (got.ok) held.push(got.value.reservationId);
        } else if (step === 'publish') valueOf(await publishRelease(hand, await approved(where)));
        else {
          // The number stays in the list. Two steps may want it, and one of them must lose.
          const reservationId = held[0];
          if (reservationId === undefined) return;
          if (step === 'void') await voidNumber(hand, { reservationId, reason: 'Not used.' });
          else await publishRelease(hand, { ...(await approved(where)), reservationId });
          held.splice(held.indexOf(reservationId) >>> 0, 1);
        }
      };
      for (let at = 0; at < plan.length; at += width) await Promise.all(plan.slice(at, at + width).map(act));
      const all = await lines(where.series.key);
      const first = all.filter((l, i) => all.findIndex((m) => m.number === l.number) === i).map((l) => l.number);
      expect(first.sort((a, b) => a - b)).toEqual(first.map((_, i) => i + 1));
      const ends = all.filter((l) => l.kind !== 'reserved').map((l) => l.number);
      expect(new Set(ends).size).toBe(ends.length);
      const uses = plan.filter((step) => step === 'reserve' || step === 'publish').length;
      expect(first).toHaveLength(Math.min(uses, first.length));
      expect(first.length).toBe(uses);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  it('of one reservation at the same moment succeed only once', async () => {
    const where = await makeHouse();
    const { reservationId } = valueOf(await reserve(where.series.key));
    const [a, b] = [await approved(where), await approved(where)];
    const results = await Promise.all([
      publishRelease(editor, { ...a, reservationId }),
      publishRelease(editor, { ...b, reservationId }),
      voidNumber(editor, { reservationId, reason: 'Race.' }),
    ]);
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect((await lines(where.series.key)).filter((l) => l.kind !== 'reserved')).toHaveLength(1);
  });
});

describe('the next number', () => {
  it('rises; the skipped numbers become void in public', async () => {
    const { key } = (await makeHouse()).series;
    expect(valueOf(await setNextNumber(house, { series: key, next: 5 }))).toMatchObject({
      voided: 0,
      label: 'PR No.5',
    });
    expect(valueOf(await reserve(key)).number).toBe(5);
    expect(valueOf(await setNextNumber(house, { series: key, next: 9, reason: 'Printed forms.' })).voided).toBe(3);
    expect((await lines(key)).map((l) => [l.kind, l.number, l.note])).toEqual([
      ['begins', 5, 'The first number was set by hand.'],
      ['reserved', 5, null],
      ['void', 6, 'Printed forms.'],
      ['void', 7, 'Printed forms.'],
      ['void', 8, 'Printed forms.'],
    ]);
    expect(codesOf(await setNextNumber(house, { series: key, next: 8 }))).toEqual(['backwards']);
    expect(codesOf(await setNextNumber(house, { series: key, next: 5000 }))).toEqual(['too-far']);
    expect(codesOf(await setNextNumber(house, { series: key, next: 9, period: '2021-13' }))).toEqual(['period']);
    expect(codesOf(await setNextNumber(editor, { series: key, next: 20 }))).toEqual(['role']);
    expect(valueOf(await reserve(key)).number).toBe(9);
  });
});

describe('a series', () => {
  const input = { labelTemplate: 'jy{n:0000}', period: 'manual' as const };

  it('is added by the administrator, once, with an example', async () => {
    const admin = await makeUser('admin', null);
    expect(valueOf(await addSeries(admin, { ...input, key: 'jy' })).example).toBe('jy0197');
    expect(codesOf(await addSeries(admin, { ...input, key: 'jy' }))).toEqual(['series-exists']);
    expect(codesOf(await addSeries(editor, { ...input, key: 'jz' }))).toEqual(['role']);
    const bad = { ...input, key: 'J', labelTemplate: 'x', timeZone: 'Mars' };
    expect(codesOf(await addSeries(admin, bad))).toEqual(['template-number', 'key', 'time-zone']);
  });

  it('that restarts by hand begins at 1 again, at other addresses', async () => {
    valueOf(await addSeries(house, { ...input, key: 'jr' }));
    expect(codesOf(await restartSeries(house, { series: 'jr', reason: 'x' }))).toEqual(['nothing-issued']);
    const where = { ...place, series: { ...place.series, key: 'jr' } };
    const first = valueOf(await publishRelease(editor, await approved(where)));
    expect(valueOf(await restartSeries(house, { series: 'jr', reason: 'A new minister.' })).period).toBe('r2');
    const second = valueOf(await publishRelease(editor, await approved(where)));
    expect([first.path, second.path]).toEqual(['/releases/jr/r1/1', '/releases/jr/r2/1']);
    expect(codesOf(await restartSeries(house, { series: 'jr', reason: 'x' }))).toEqual(['restarted-today']);
    expect(codesOf(await restartSeries(house, { series: place.series.key, reason: 'x' }))).toEqual(['not-manual']);
  });
});

describe('a translation', () => {
  it('has its original’s number under its language’s address, and leaves the counter alone', async () => {
    const where = await makeHouse();
    const original = valueOf(await publishRelease(editor, await approved(where)));
    const started = await startTranslation(officer, { originalId: original.releaseId, language: 'ur' });
    const again = await startTranslation(officer, { originalId: original.releaseId, language: 'ur' });
    expect(codesOf(again)).toEqual(['translation-started']);
    const draft = valueOf(await saveDraft(officer, { ...valueOf(started), content: makeContent() }));
    const ready = await makeApproved(officer, editor, draft);
    const { reservationId } = valueOf(await reserve(where.series.key));
    expect(codesOf(await publishRelease(editor, { ...ready, reservationId }))).toEqual(['reservation-translation']);
    const result = valueOf(await publishRelease(editor, ready));
    expect([result.label, result.path]).toEqual([original.label, `/ur${original.path}`]);
    const counter = await asHouse((tx) => tx.counter.findFirst({ where: { seriesId: where.series.id } }));
    expect(counter?.next).toBe(3);
    const more = await startTranslation(officer, { originalId: original.releaseId, language: 'ur' });
    expect(codesOf(more)).toEqual(['language-taken']);
  });

  it('is refused of an unpublished text, into its own or an unknown language, and to an editor', async () => {
    const ready = await approved();
    expect(codesOf(await startTranslation(officer, { originalId: ready.releaseId, language: 'ur' }))).toEqual([
      'not-found',
    ]);
    const { releaseId: originalId } = valueOf(await publishRelease(editor, ready));
    expect(codesOf(await startTranslation(officer, { originalId, language: 'en' }))).toEqual(['language-taken']);
    expect(codesOf(await startTranslation(officer, { originalId, language: 'xx' }))).toEqual(['language']);
    expect(codesOf(await startTranslation(editor, { originalId, language: 'ur' }))).toEqual(['role']);
  });
});

it('both chains hold after all this', async () => {
  expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
  expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
});
