import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { setSeries } from '#lib/numbering/series-commands.ts';
import { approveDraft, editApproved, submitDraft } from '#lib/releases/commands.ts';
import { codesOf, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { publishRelease } from './publish.ts';

const house = systemActor('the test');
let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;
let editors: [Actor, Actor, Actor];

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', place.desk.id);
  const editor = () => makeUser('editor', place.desk.id);
  editors = [await editor(), await editor(), await editor()];
});

const submitted = async () => valueOf(await submitDraft(officer, await makeDraft(officer, place)));
const ask = async (approvals: number) => valueOf(await setSeries(house, { series: place.series.key, approvals }));

describe('a series that asks for three approvals', () => {
  it('publishes nothing before three different editors approved the same text', async () => {
    await ask(3);
    const [first, second, third] = editors;
    let subject = await submitted();
    for (const [editor, state] of [
      [first, 'submitted'],
      [second, 'submitted'],
      [third, 'approved'],
    ] as const) {
      expect(codesOf(await publishRelease(first, subject))).toContain('approval-missing');
      subject = valueOf(await approveDraft(editor, subject));
      expect(subject.state).toBe(state);
      if (state === 'submitted') expect(codesOf(await approveDraft(editor, subject))).toEqual(['already-approved']);
    }
    expect(valueOf(await publishRelease(first, subject)).state).toBe('published');
  });

  it('applies its new rule to texts that were approved before, and says how to get the missing approval', async () => {
    await ask(1);
    const result = valueOf(await approveDraft(editors[0], await submitted()));
    await ask(2);
    const refused = await publishRelease(editors[0], result);
    expect(codesOf(refused)).toEqual(['approval-missing']);
    expect(refused).toMatchObject({ reasons: [{ message: expect.stringContaining('back to editing') }] });
    const again = valueOf(await submitDraft(officer, valueOf(await editApproved(editors[0], result))));
    const half = valueOf(await approveDraft(editors[0], again));
    expect(valueOf(await publishRelease(editors[0], valueOf(await approveDraft(editors[1], half)))).label).toMatch(
      /^PR No/,
    );
  });
});
