// Detects a pooler in transaction mode, which gives each transaction any free connection.
import type pg from 'pg';
import { Problem } from '#lib/core/problem.ts';
import { withSession } from '#lib/database/session.ts';

async function processOf(client: pg.Client): Promise<number> {
  return (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0;
}

/** True when two sessions share a server process, or one session gets several. */
async function sharesProcesses(url: string): Promise<boolean> {
  return withSession(url, async (first) => {
    const process = await processOf(first);
    // Without a pooler both numbers are equal. A pooler answers with a number of its own.
    if (process === (first as pg.Client & { processID: number }).processID) return false;
    return withSession(url, async (second) => {
      await second.query('BEGIN');
      // The second session asks first. Else the first would wait for a pooler's only process.
      return (await processOf(second)) === process || (await processOf(first)) !== process;
    });
  });
}

/** @throws Problem where the newsroom's address leads through a pooler in transaction mode */
export async function refuseTransactionPooler(url: string, variable: string): Promise<void> {
  if (!(await sharesProcesses(url))) return;
  throw new Problem(
    `${variable} leads through a pooler in transaction mode, through which the newsroom cannot work. Give it the database's own address, or the pooler's in session mode.`,
  );
}
