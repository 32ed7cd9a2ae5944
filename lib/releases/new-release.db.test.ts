import { expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { numbersToReserve } from '#lib/numbering/queries.ts';
import { reserveNumber } from '#lib/publishing/numbers.ts';
import { asHouse, codesOf, makeHouse, makeOffice, makeUser, valueOf } from '#test/factories.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { getDeskRelease, newReleaseChoices } from './queries.ts';
import { createRelease } from './create.ts';
import { settleReading } from './settle-reading.ts';
import { changeDraft } from './write.ts';

/** The series that the two forms preselect. */
const beginWith = async (viewer: Actor) => [
  (await newReleaseChoices(viewer)).beginWith,
  (await numbersToReserve(viewer)).beginWith,
];
const keyOf = (name: string) => `${name}${process.pid}`;

it('the forms preselect the series that the viewer used last', async () => {
  const [place, others] = [await makeHouse({ key: keyOf('m') }), await makeHouse({ key: keyOf('n') })];
  const officer = await makeUser(['officer', 'editor'], place.desk.id);
  const text = { desk: place.desk.key, language: 'en', text: '' };
  const [first] = (await newReleaseChoices(officer)).series;
  expect(await beginWith(officer)).toEqual([first?.key, first?.key]);

  valueOf(await createRelease(officer, { ...text, series: place.series.key }));
  expect(await beginWith(officer)).toEqual([place.series.key, place.series.key]);
  const added = await makeHouse({ key: keyOf('aa') });
  expect(await beginWith(officer)).toEqual([place.series.key, place.series.key]);
  expect(await beginWith(await makeUser('officer', place.desk.id))).toEqual([added.series.key, added.series.key]);

  valueOf(await reserveNumber(officer, { series: others.series.key, reason: 'By telephone' }));
  expect(await beginWith(officer)).toEqual([others.series.key, others.series.key]);
  valueOf(await createRelease(officer, { ...text, series: added.series.key }));
  expect(await beginWith(officer)).toEqual([added.series.key, added.series.key]);
});

it('a moved text counts for its new series, and a text on a former desk does not count', async () => {
  const [place, others] = [await makeHouse({ key: keyOf('p') }), await makeHouse({ key: keyOf('q') })];
  const officer = await makeUser('officer', place.desk.id);
  const text = { desk: place.desk.key, language: 'en', text: '' };
  const { releaseId, version } = valueOf(await createRelease(officer, { ...text, series: place.series.key }));
  valueOf(await changeDraft(officer, { releaseId, version, changes: { series: others.series.key } }));
  expect(await beginWith(officer)).toEqual([others.series.key, others.series.key]);
  const elsewhere: Actor = { ...officer, grants: [{ role: 'officer', deskId: place.otherDesk.id }] };
  const [first] = (await newReleaseChoices(elsewhere)).series;
  expect(await beginWith(elsewhere)).toEqual([first?.key, first?.key]);
});

it('a text keeps the blocks of its Word file where it says the same, and takes no document that is none', async () => {
  const { place, officer } = await makeOffice();
  const bold = { type: 'text', text: 'First.', marks: [{ type: 'bold' }] };
  const formatted = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [bold] }, ...(documentOf(['Never shown to anybody.']).content ?? [])],
  };
  const text = 'PR No.1\nDemonstration\nIslamabad: November 23, 2026\n\nFirst.\n\nSecond.\n\n*-*-*-*-*\n';
  const input = { series: place.series.key, desk: place.desk.key, language: 'en', text };
  const { releaseId } = valueOf(await createRelease(officer, { ...input, formatted }));
  const { content } = await asHouse((tx) =>
    tx.draft.findFirstOrThrow({ where: { releaseId }, select: { content: true } }),
  );
  expect((content as { body: unknown }).body).toEqual({
    type: 'doc',
    content: [
      { type: 'paragraph', attrs: { dir: null }, content: [bold] },
      expect.objectContaining({ type: 'paragraph' }),
    ],
  });
  expect(JSON.stringify(content)).not.toContain('Never shown');
  const none = { type: 'doc' as const, content: [{ type: 'script', content: [] }] };
  expect(codesOf(await createRelease(officer, { ...input, formatted: none }))).toEqual(['document']);
});

it('what a Word file had besides is told on the draft until a writer has seen it', async () => {
  const { place, officer } = await makeOffice();
  const losses = [{ kind: 'comment' as const, words: 'Ask first' }];
  const text = 'PR No.1\nDemonstration\nIslamabad: November 23, 2026\n\nFirst.\n\n*-*-*-*-*\n';
  const input = { series: place.series.key, desk: place.desk.key, language: 'en', text, losses };
  const { releaseId } = valueOf(await createRelease(officer, input));
  const told = async () => (await getDeskRelease(officer, releaseId))?.draft?.reading.losses;
  expect(await told()).toEqual(losses);
  valueOf(await settleReading(officer, { releaseId, about: 'headline' }));
  expect(await told()).toEqual(losses);
  valueOf(await settleReading(officer, { releaseId, about: 'rest' }));
  expect(await told()).toEqual([]);
});
