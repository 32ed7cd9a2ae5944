// Each promise is broken here once, on purpose, and the check must name it.
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAs } from '#test/harness/connections.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import { createRelease } from '#lib/releases/create.ts';
import { makeOffice, valueOf } from '#test/factories.ts';
import type { Ledger } from './ledger.ts';
import { houseText } from './texts.ts';
import { verify } from './verify.ts';

let client: pg.Client;
let ledger: Ledger;

beforeAll(async () => {
  const { place, officer, editor } = await makeOffice();
  const where = { series: place.series.key, desk: place.desk.key, language: 'en' };
  ledger = { series: [place.series.key], acknowledged: [], markers: ['0', '1', '2', '3', '4'] };
  for (const marker of ledger.markers) {
    const sent = houseText(marker);
    const created = valueOf(await createRelease(officer, { ...where, text: sent }));
    const approved = valueOf(await approveDraft(editor, valueOf(await submitDraft(officer, created))));
    // The last text stays unpublished: begun, and promised to nobody.
    if (marker === '4') break;
    const { releaseId, label, path } = valueOf(await publishRelease(editor, approved));
    ledger.acknowledged.push({ marker, releaseId, label, path, text: sent });
  }
  client = await connectAs('admin');
});
afterAll(() => client.end());

/** What the check says of the database after this change. The change is rolled back. */
async function after(tampering: string, values: unknown[] = [], expected = ledger): Promise<string> {
  await client.query('BEGIN');
  try {
    // The rows are immutable for everyone but a superuser, whose changes the chains show.
    await client.query('SET LOCAL session_replication_role = replica');
    const result = await client.query(tampering, values);
    expect(result.rowCount).toBeGreaterThan(0);
    return (await verify(client, expected)).join('\n');
  } finally {
    await client.query('ROLLBACK');
  }
}

const second = () => ledger.acknowledged[1]?.releaseId;

describe('the check of promises', () => {
  it('finds nothing wrong with what was published in order', async () => {
    expect(await verify(client, ledger)).toEqual([]);
  });

  it('sees a number that is missing', async () => {
    const problems = await after('DELETE FROM pub.register_entry WHERE release_id = $1', [second()]);
    expect(problems).toContain('number 2 is missing, the next is 5');
    expect(problems).toContain('PR No.2 (1) was acknowledged and is not in the register');
  });

  it('sees a counter that lost a number, and one that fell behind', async () => {
    expect(await after('UPDATE newsroom.counter SET next = next + 1')).toContain('number 5 is missing, the next is 6');
    expect(await after('UPDATE newsroom.counter SET next = next - 1')).toContain('number 4 is past the counter (4)');
    expect(await after('DELETE FROM newsroom.counter')).toContain('numbers without a counter');
  });

  it('sees a number that stands twice', async () => {
    const problems = await after('UPDATE pub.register_entry SET number = 3 WHERE release_id = $1', [second()]);
    expect(problems).toContain('number 3 stands 2 times in the register');
    expect(problems).toContain('number 2 is missing');
  });

  it('sees a release that is published twice', async () => {
    const problems = await after(
      `INSERT INTO pub.register_entry SELECT seq + 4, at, kind, release_id, series, period, 5, language, 'PR No.5', path || 'x',
         edition, content_hash, note, hash, hash FROM pub.register_entry WHERE release_id = $1`,
      [second()],
    );
    expect(problems).toContain('PR No.2 (1) was published 2 times');
  });

  it('sees a text that was published under two numbers', async () => {
    const problems = await after(
      `UPDATE pub.edition SET text = (SELECT text FROM pub.edition WHERE release_id = $1) WHERE release_id = $2`,
      [second(), ledger.acknowledged[2]?.releaseId],
    );
    expect(problems).toContain('the text 1 was published 2 times');
    expect(problems).toContain('the text of PR No.3 (2) is not the one that was acknowledged');
  });

  it('sees a release that a repeated request made a second time', async () => {
    const problems = await after(
      `UPDATE newsroom.draft SET content = (SELECT content FROM newsroom.draft WHERE release_id = $1) WHERE release_id = $2`,
      [second(), ledger.acknowledged[2]?.releaseId],
    );
    expect(problems).toContain('the text 1 was begun 2 times');
  });

  it('sees a text, a label or an address that is not the acknowledged one', async () => {
    const byOne = `WHERE release_id = $1`;
    expect(await after(`UPDATE pub.edition SET text = text || ' ' ${byOne}`, [second()])).toContain(
      'the text of PR No.2',
    );
    expect(await after(`UPDATE pub.edition SET text = NULL ${byOne}`, [second()])).toContain('the text of PR No.2');
    expect(await after(`UPDATE pub.edition SET content_hash = 'x' ${byOne}`, [second()])).toContain('different hashes');
    expect(await after(`UPDATE pub.release SET label = 'PR No.9' WHERE id = $1`, [second()])).toContain('as PR No.2');
    expect(await after(`UPDATE pub.release SET path = '/x' WHERE id = $1`, [second()])).toContain('stands at');
  });

  it('sees a publication that no client was promised', async () => {
    const expected = { ...ledger, acknowledged: ledger.acknowledged.slice(1) };
    const problems = await after('SELECT 1', [], expected);
    expect(problems).toMatch(/PR No\.1 at \S+ is published and was acknowledged to nobody/);
  });

  it('sees a link of a chain that is altered, missing or out of order', async () => {
    const alter = `UPDATE newsroom.audit_event SET actor_name = 'someone else' WHERE seq = 3`;
    expect(await after(alter)).toContain('audit: link 3 was altered');
    expect(await after('DELETE FROM newsroom.audit_event WHERE seq = 3')).toContain('audit: link 3 is missing');
    const relink = `UPDATE pub.register_entry SET prev_hash = repeat('0', 64) WHERE seq = 2`;
    expect(await after(relink)).toContain('register: link 2 does not follow the one before it');
    expect(await after(`UPDATE pub.register_entry SET note = 'new' WHERE seq = 4`)).toContain(
      'register: link 4 was altered',
    );
  });

  it('sees a missing notice, and one without an event', async () => {
    const one = `release_id = $1 AND event = 'approved'`;
    expect(await after(`DELETE FROM newsroom.notice WHERE ${one}`, [second()])).toContain('0 notices of "approved"');
    const stray = `UPDATE newsroom.notice SET event = 'changes-requested' WHERE ${one}`;
    expect(await after(stray, [second()])).toContain('1 notices of "changes-requested", which happened 0 times');
  });
});
