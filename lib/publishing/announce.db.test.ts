import pg from 'pg';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import type { Done } from '#lib/releases/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { asHouse, makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#prisma/factories.ts';
import { startCorrection } from './correct.ts';
import { publishRelease } from './publish.ts';
import { changesChannel, readChanges } from './tags-rules.ts';
import { reinstateRelease, withdrawRelease } from './withdraw.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', place.desk.id);
  editor = await makeUser('editor', place.desk.id);
});

const publish = async (draft: Done) =>
  valueOf(
    await publishRelease(editor, valueOf(await approveDraft(editor, valueOf(await submitDraft(officer, draft))))),
  );
const published = async () => publish(await makeDraft(officer, place));

async function corrected(releaseId: string) {
  const started = valueOf(await startCorrection(officer, { releaseId }));
  const content = makeContent({
    headline: 'Demonstration: corrected',
    note: 'The second paragraph named the wrong month.',
  });
  return publish(valueOf(await saveDraft(officer, { ...started, content })));
}

/** How the release stands, as the public schema says it and as the newsroom keeps it. */
async function standingOf(releaseId: string) {
  const [row] = await asHouse(
    (tx) => tx.$queryRaw<{ state: string; edition: number; same: boolean }[]>`
      SELECT p.state, p.edition, (p.state, p.edition, p.period, p.period_start, p.number, p.label, p.path, p.published_at)
        IS NOT DISTINCT FROM (n.public_state, n.edition, n.period, n.period_start, n.number, n.label, n.path, n.published_at) AS same
      FROM pub.release p JOIN newsroom.release n ON n.id = p.id WHERE p.id = ${releaseId}::uuid`,
  );
  return row;
}

it('the newsroom keeps of a release what the public schema says of it, after every step in public', async () => {
  const { releaseId } = await published();
  expect(await standingOf(releaseId)).toEqual({ state: 'published', edition: 1, same: true });
  await corrected(releaseId);
  expect(await standingOf(releaseId)).toEqual({ state: 'published', edition: 2, same: true });
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: true }));
  expect(await standingOf(releaseId)).toEqual({ state: 'withdrawn', edition: 2, same: true });
  valueOf(await reinstateRelease(editor, { releaseId, reason: 'Right after all.' }));
  expect(await standingOf(releaseId)).toEqual({ state: 'published', edition: 2, same: true });
});

it('a withdrawal touches no draft: a correction under way keeps its state and its schedule', async () => {
  const { releaseId } = await published();
  const started = valueOf(await startCorrection(officer, { releaseId }));
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: true }));
  const drafts = await asHouse((tx) => tx.draft.findMany({ where: { releaseId }, orderBy: { createdAt: 'asc' } }));
  expect(drafts.map(({ kind, state }) => [kind, state])).toEqual([
    ['first', 'published'],
    ['correction', 'draft'],
  ]);
  expect(drafts[1]?.version).toBe(started.version);
});

it('whoever keeps pages is told of the release and of those before and after it, once for each step', async () => {
  const [before, changed, after] = [await published(), await published(), await published()];
  const [year, month, number] = changed.path.split('/').slice(-3);
  const numberTag = `number:${place.series.key}/${year}-${month}/${number}`;
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const told: string[][] = [];
  admin.on('notification', ({ payload = '' }) => told.push(readChanges(payload)));
  try {
    await admin.query(`LISTEN ${changesChannel}`);
    const ofThis = () => told.filter((tags) => tags.includes(`release:${changed.releaseId}`));
    await corrected(changed.releaseId);
    await vi.waitFor(() => expect(ofThis()).toHaveLength(1));
    valueOf(await withdrawRelease(editor, { releaseId: changed.releaseId, reason: 'Wrong.', keepText: true }));
    await vi.waitFor(() => expect(ofThis()).toHaveLength(2));
    for (const tags of ofThis()) {
      const releases = tags.filter((tag) => tag.startsWith('release:'));
      expect(releases.toSorted()).toEqual(
        [before, changed, after].map(({ releaseId }) => `release:${releaseId}`).toSorted(),
      );
      expect(tags).toContain(numberTag);
    }
  } finally {
    await admin.end();
  }
});
