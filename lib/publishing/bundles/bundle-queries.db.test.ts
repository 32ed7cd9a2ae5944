// What the screen of bundles shows, to whom.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApproved, makeDraft, makeOffice, type Office, valueOf } from '#test/factories.ts';
import { makeBundle, scheduleBundle } from './commands.ts';
import { bundlesOnDesk } from './queries.ts';

let here: Office;

const approved = async (office: Office, headline: string) =>
  await makeApproved(office.officer, office.editor, await makeDraft(office.officer, office.place, { headline }));

beforeEach(async () => {
  here = await makeOffice();
});

describe('the screen of bundles', () => {
  it('shows a bundle with its texts in order, and what the viewer may do with it', async () => {
    const first = await approved(here, 'Demonstration: first');
    const second = await approved(here, 'Demonstration: second');
    const free = await approved(here, 'Demonstration: free');
    const made = valueOf(
      await makeBundle(here.editor, { name: 'Budget', releaseIds: [second.releaseId, first.releaseId] }),
    );
    const publishAt = new Date('2099-06-01T08:00:00Z');
    valueOf(await scheduleBundle(here.editor, { ...made, publishAt }));

    const seen = await bundlesOnDesk(here.editor);
    expect(seen.bundles).toMatchObject([
      {
        id: made.bundleId,
        name: 'Budget',
        publishAt,
        unseen: 0,
        texts: [{ headline: 'Demonstration: second' }, { headline: 'Demonstration: first' }],
        can: { unschedule: { allowed: true }, publish: { reasons: [{ code: 'bundle-scheduled' }] } },
      },
    ]);
    expect(seen.free.map(({ releaseId }) => releaseId)).toEqual([free.releaseId]);
  });

  it('offers an officer nothing to press and no free text, with the reasons', async () => {
    const text = await approved(here, 'Demonstration: first');
    valueOf(await makeBundle(here.editor, { name: 'Budget', releaseIds: [text.releaseId] }));
    await approved(here, 'Demonstration: free');
    const seen = await bundlesOnDesk(here.officer);
    expect(seen.bundles[0]?.can.publish).toMatchObject({ allowed: false, reasons: [{ code: 'role' }] });
    expect(seen.free).toEqual([]);
  });

  it('shows an editor of another desk neither the bundle nor what is free', async () => {
    const text = await approved(here, 'Demonstration: first');
    valueOf(await makeBundle(here.editor, { name: 'Budget', releaseIds: [text.releaseId] }));
    await approved(here, 'Demonstration: free');
    const elsewhere = await makeOffice();
    expect(await bundlesOnDesk(elsewhere.editor)).toEqual({ bundles: [], free: [] });
  });
});
