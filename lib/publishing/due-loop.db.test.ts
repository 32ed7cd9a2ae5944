// The worker's loop on a real database. It tries a publication again that failed by a fault of the
// machine, and does not hold up the others.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { asHouse, makeApproved, makeDraft, makeOffice, type Office, valueOf } from '#test/factories.ts';
import { connectAs } from '#test/harness/connections.ts';
import { startDueLoop } from './due-loop.ts';
import { scheduleRelease } from './schedule.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;
let stop = async () => {};

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});
afterEach(() => stop());

// In ms. A busy machine needs some time to read the clock and to schedule; the time must still be
// in the future then.
const soon = 700;

async function scheduled(headline: string, ms: number): Promise<string> {
  const draft = await makeDraft(officer, place, { headline });
  const ready = await makeApproved(officer, editor, draft);
  const now = await asHouse(databaseNow);
  valueOf(await scheduleRelease(editor, { ...ready, publishAt: new Date(now.getTime() + ms) }));
  return ready.releaseId;
}

const state = async (releaseId: string) =>
  (await asHouse((tx) => tx.draft.findFirstOrThrow({ where: { releaseId }, select: { state: true } }))).state;
const becomes = (releaseId: string, expected: string) =>
  vi.waitFor(async () => expect(await state(releaseId)).toBe(expected), { timeout: 15_000, interval: 20 });

describe('the loop', () => {
  it('retries after an unexpected failure, and publishes the others meanwhile', async () => {
    const output: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => output.push(String(text)) > 0);
    const admin = await connectAs('admin');
    await admin.query(
      `CREATE FUNCTION newsroom.fail_now() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN IF NEW.content->>'headline' LIKE '%fails%' THEN RAISE EXCEPTION 'no more room'; END IF; RETURN NEW; END $$;
       GRANT EXECUTE ON FUNCTION newsroom.fail_now() TO newsroom_app;
       CREATE TRIGGER fail_now BEFORE INSERT ON pub.edition FOR EACH ROW EXECUTE FUNCTION newsroom.fail_now()`,
    );
    try {
      stop = startDueLoop(process.env.DATABASE_URL ?? '');
      const failing = await scheduled('Demonstration: fails', soon);
      await vi.waitFor(() => expect(output.join('')).toMatch(/trying again in 400 ms: .*Error P0001/), {
        timeout: 15_000,
      });
      const other = await scheduled('Demonstration: goes on', soon);
      await becomes(other, 'published');
      expect(await state(failing)).toBe('scheduled');
      await admin.query('DROP TRIGGER fail_now ON pub.edition');
      await becomes(failing, 'published');
      const { label } = await asHouse((tx) => tx.release.findUniqueOrThrow({ where: { id: failing } }));
      // The failure took no number.
      expect(label).toBe('PR No.2');
    } finally {
      write.mockRestore();
      await admin.query('DROP TRIGGER IF EXISTS fail_now ON pub.edition');
      await admin.end();
    }
  });

  it('wakes for a new schedule, and publishes nothing after it was stopped', async () => {
    stop = startDueLoop(process.env.DATABASE_URL ?? '');
    await becomes(await scheduled('Demonstration: heard', soon), 'published');
    await stop();
    const later = await scheduled('Demonstration: not heard', soon);
    await vi.waitFor(async () => {
      const due = await asHouse((tx) => tx.draft.findFirstOrThrow({ where: { releaseId: later } }));
      expect((await asHouse(databaseNow)).getTime()).toBeGreaterThan((due.publishAt?.getTime() ?? 0) + 100);
    });
    expect(await state(later)).toBe('scheduled');
  });
});
