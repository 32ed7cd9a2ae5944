// Computes both chains from the rows, without the product's code, by docs/decisions/0008-chains.md.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

type Link = { seq: string; at: Date; hash: string } & Record<string, unknown>;

const columns = {
  audit:
    'seq, at, actor_id AS "actorId", actor_name AS "actorName", type, release_id AS "releaseId", desk_id AS "deskId", data, prev_hash AS "prevHash", hash',
  register:
    'seq, at, kind, release_id AS "releaseId", series, period, number, language, label, path, edition, content_hash AS "contentHash", note, prev_hash AS "prevHash", hash',
};
const tables = { audit: 'newsroom.audit_event', register: 'pub.register_entry' };
const batch = 5000;

async function firstBreak(client: pg.Client, chain: 'audit' | 'register'): Promise<string[]> {
  let expected = '0'.repeat(64);
  for (let seq = 0; ; ) {
    const { rows } = await client.query<Link>(
      `SELECT ${columns[chain]} FROM ${tables[chain]} WHERE seq > $1 ORDER BY seq LIMIT ${batch}`,
      [seq],
    );
    for (const { hash, seq: number, at, ...rest } of rows) {
      seq++;
      if (Number(number) !== seq) return [`${chain}: link ${seq} is missing`];
      if (rest.prevHash !== expected) return [`${chain}: link ${seq} does not follow the one before it`];
      const text = canonicalize({ ...rest, seq, at: at.toISOString() }) ?? '';
      if (createHash('sha256').update(text, 'utf8').digest('hex') !== hash)
        return [`${chain}: link ${seq} was altered`];
      expected = hash;
    }
    if (rows.length < batch) return [];
  }
}

/** The first broken link of each chain, in words. */
export async function chainBreaks(client: pg.Client): Promise<string[]> {
  return [...(await firstBreak(client, 'audit')), ...(await firstBreak(client, 'register'))];
}
