// The tables of the job queue (pg-boss), made and brought up to date by the owner, used by the
// newsroom's role.
import { PgBoss } from 'pg-boss';
import { jobQueues, jobSchema } from '#lib/core/job-queues.ts';
import '#lib/core/scram.ts';
import { newsroomRole } from './roles.ts';
import { withSession } from './session.ts';

/**
 * Makes schema `jobs`, its tables and queues, and grants the newsroom what a sender and a worker
 * need.
 */
export async function provisionJobs(ownerUrl: string) {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: jobSchema,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
    application_name: 'pressmark-setup',
  });
  // Errors of background work; what is awaited below throws on its own.
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const [name, options] of Object.entries(jobQueues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { ...options, heartbeatSeconds: 10 });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await withSession(ownerUrl, (client) =>
    client.query(`
      REVOKE ALL ON SCHEMA ${jobSchema} FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA ${jobSchema} FROM PUBLIC;
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${jobSchema} FROM PUBLIC;
      GRANT USAGE ON SCHEMA ${jobSchema} TO ${newsroomRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${newsroomRole};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${newsroomRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${newsroomRole};
    `),
  );
}
