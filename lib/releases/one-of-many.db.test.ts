// Work on one release costs the same in a house with many releases.
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Result } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { publishUrgently } from '#lib/publishing/urgent.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { lockDraft } from './load.ts';
import { readSnapshot } from './snapshot.ts';
import { submitDraft } from './commands.ts';
import { getDeskRelease } from './queries.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let actor: Actor;

beforeAll(async () => {
  place = await makeHouse();
  // The person has one desk only, so the database checks for each row whether they see it.
  actor = await makeUser(['officer', 'editor'], place.desk.id);
  // The texts are long and there are no statistics yet, as after the import of an archive. The
  // planner then believes that a release has many drafts.
  await rowsAs(
    'admin',
    `WITH made AS (
       INSERT INTO newsroom.release (id, series_id, desk_id, language)
       SELECT uuidv7(), $1, $2, 'en' FROM generate_series(1, 2000) RETURNING id
     ) INSERT INTO newsroom.draft (release_id, content, headline)
       SELECT id, jsonb_build_object('words', (SELECT string_agg(md5(id::text || n), '') FROM generate_series(1, 40) n)), '' FROM made`,
    [place.series.id, place.desk.id],
  );
});

/** How often the transaction has read a whole table of texts. */
async function goneThrough(tx: Tx): Promise<number> {
  const [found] = await tx.$queryRaw<{ times: number }[]>`
    SELECT sum(seq_scan)::int AS times FROM pg_stat_xact_user_tables
    WHERE schemaname IN ('newsroom', 'pub') AND relname IN ('release', 'draft', 'edition')`;
  return found?.times ?? Number.NaN;
}

test('a release is locked and read without a scan of the others', async () => {
  const { releaseId } = await makeDraft(actor, place);
  const times = await readAs(actor, async (tx) => {
    expect((await lockDraft(tx, releaseId))?.release.id).toBe(releaseId);
    expect((await readSnapshot(tx, releaseId))?.id).toBe(releaseId);
    return goneThrough(tx);
  });
  expect(times).toBe(0);
});

test('a release is submitted and published without a scan of the others', async () => {
  const counted = <T>(work: (tx: Tx) => Promise<Result<T>>) =>
    readAs(actor, async (tx) => {
      valueOf(await work(tx));
      return goneThrough(tx);
    });
  const one = await makeDraft(actor, place);
  const other = await makeDraft(actor, place);
  expect(await counted((tx) => submitDraft.within(tx, actor, one))).toBe(0);
  const reason = 'It cannot wait.';
  expect(await counted((tx) => publishUrgently.within(tx, actor, { ...other, reason }))).toBe(0);
  expect((await getDeskRelease(actor, other.releaseId))?.label).toBe('PR No.1');
});
