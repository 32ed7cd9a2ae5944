// What the house asks of a text before it is submitted.
import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import type { Askable } from '#lib/text/parts-rules.ts';
import { asHouse, codesOf, makeDraft, makeOffice, makeUser, type Office, valueOf } from '#test/factories.ts';
import { setHouse } from './set-house.ts';

let office: Office;
const house = systemActor('the command line');
const names = { en: 'Demonstration', ur: 'نمونہ' };
const ask = (requiredParts: Askable[]) => setHouse(house, { names, requiredParts });

beforeEach(async () => {
  office = await makeOffice();
});

describe('what the house asks of a text', () => {
  it('stops a submission that lacks it, until it is there or asked for no more', async () => {
    const draft = await makeDraft(office.officer, office.place);
    valueOf(await ask(['notes', 'contacts', 'dateline', 'contacts']));
    const refused = await submitDraft(office.officer, draft);
    expect(codesOf(refused)).toEqual(['contact-missing', 'notes-missing']);
    valueOf(await ask([]));
    valueOf(await submitDraft(office.officer, draft));
  });

  it('leaves an approved text as it is', async () => {
    const draft = await makeDraft(office.officer, office.place);
    const approved = valueOf(await approveDraft(office.editor, valueOf(await submitDraft(office.officer, draft))));
    valueOf(await ask(['contacts']));
    expect(valueOf(await publishRelease(office.editor, approved)).label).toBe('PR No.1');
  });

  it('is kept once each in the order of the sheet, recorded, and unknown parts are refused', async () => {
    const set = valueOf(await ask(['notes', 'dateline', 'notes']));
    expect(set.requiredParts).toEqual(['dateline', 'notes']);
    const event = await asHouse((tx) =>
      tx.auditEvent.findFirstOrThrow({ where: { type: 'house.set' }, orderBy: { seq: 'desc' } }),
    );
    expect(event.data).toMatchObject({ requiredParts: ['dateline', 'notes'] });
    expect(await ask(['photograph' as Askable])).toMatchObject({ ok: false, kind: 'invalid' });
  });

  it('is the administrator’s to set', async () => {
    const editor = await makeUser('editor', null);
    expect(codesOf(await setHouse(editor, { requiredParts: [] }))).toEqual(['role']);
  });
});
