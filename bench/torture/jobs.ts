// Notices are written in the transaction of their event: once for each such event, and none after a
// rollback.
import type pg from 'pg';

/**
 * The events of the record that people hear of. Of an approval they hear only if it is the last
 * that the series needs.
 */
const followers = `
  SELECT release_id::text AS release, 'submitted' AS event FROM newsroom.audit_event WHERE type = 'draft.submitted'
  UNION ALL SELECT release_id::text, 'approved' FROM newsroom.audit_event
    WHERE type = 'draft.approved' AND (data->>'approvals')::int >= (data->>'needed')::int
  UNION ALL SELECT release_id::text, 'changes-requested' FROM newsroom.audit_event WHERE type = 'draft.changes-requested'
  UNION ALL SELECT release_id::text, 'approval-ended' FROM newsroom.audit_event WHERE type = 'draft.reopened'
  UNION ALL SELECT release_id::text, 'schedule-missed' FROM newsroom.audit_event WHERE type = 'draft.schedule-missed'
  UNION ALL SELECT release_id::text, 'published-urgently' FROM newsroom.audit_event
    WHERE type IN ('release.published', 'release.corrected') AND data ? 'urgentReason'
  UNION ALL SELECT release_id::text, 'published' FROM newsroom.audit_event
    WHERE type IN ('release.published', 'release.corrected') AND NOT data ? 'urgentReason'`;

const statement = `
  WITH wanted AS (SELECT release, event, count(*)::int AS n FROM (${followers}) f GROUP BY 1, 2),
  made AS (SELECT release_id::text AS release, event, count(DISTINCT at)::int AS n
           FROM newsroom.notice WHERE release_id IS NOT NULL GROUP BY 1, 2)
  SELECT release, event, coalesce(w.n, 0) AS wanted, coalesce(m.n, 0) AS made
  FROM wanted w FULL JOIN made m USING (release, event) WHERE coalesce(w.n, 0) <> coalesce(m.n, 0) ORDER BY 1, 2`;

/** Missing notices, and notices without an event. */
export async function noticeBreaks(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ release: string; event: string; wanted: number; made: number }>(statement);
  return rows.map(
    ({ release, event, wanted, made }) =>
      `release ${release}: ${made} notices of "${event}", which happened ${wanted} times`,
  );
}

/** The number of jobs and notices by state: "completed 120, failed 1". */
export async function jobStates(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ state: string; n: number }>(
    `SELECT state, count(*)::int AS n FROM (
       SELECT state::text FROM jobs.job
       UNION ALL SELECT CASE WHEN is_mail_due THEN 'created' ELSE 'completed' END FROM newsroom.notice) s
     GROUP BY 1 ORDER BY 2 DESC`,
  );
  return rows.map(({ state, n }) => `${state} ${n}`).join(', ');
}
