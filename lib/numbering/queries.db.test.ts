import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { reserveNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { numbersToReserve } from './queries.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let editor: Actor;
const reserve = (actor: Actor, series: string, reason: string) => reserveNumber(actor, { series, reason });

beforeAll(async () => {
  place = await makeHouse();
  editor = await makeUser('editor', null);
});

it('an editor sees the numbers that they hold and nobody else’s, without those that ended, and what the next would be', async () => {
  const { key } = place.series;
  valueOf(await reserve(await makeUser('editor', null), key, 'Another’s'));
  valueOf(await reserve(editor, key, 'Mine'));
  const ended = valueOf(await reserve(editor, key, 'Called off'));
  valueOf(await voidNumber(editor, { reservationId: ended.reservationId, reason: 'Called off.' }));
  const { held, series, reasons } = await numbersToReserve(editor);
  expect(held).toEqual([
    expect.objectContaining({ label: 'PR No.2', reason: 'Mine', series: { key, name: 'Press releases' } }),
  ]);
  expect(series).toContainEqual({ key, name: 'Press releases', nextLabel: 'PR No.4' });
  expect(reasons).toEqual([]);
});

it('an officer gets the reason why they cannot reserve', async () => {
  const { held, reasons } = await numbersToReserve(await makeUser('officer', null));
  expect([held, reasons.map(({ code }) => code)]).toEqual([[], ['role']]);
});

it('a release offers its viewer the numbers of its own series that they hold', async () => {
  const other = await makeHouse();
  valueOf(await reserve(editor, other.series.key, 'In another series'));
  const officer = await makeUser('officer', null);
  const draft = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
  valueOf(await approveDraft(editor, draft));
  const view = async (viewer: Actor) => (await getDeskRelease(viewer, draft.releaseId))?.held.map(({ label }) => label);
  expect(await view(editor)).toEqual(['PR No.2']);
  expect(await view(officer)).toEqual([]);
});
