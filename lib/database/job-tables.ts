// The tables of the job queue (pg-boss). The owner makes and updates them. The newsroom's role uses
// them.
import { PgBoss } from 'pg-boss';
import { jobQueues, jobSchema } from '#lib/core/job-queues.ts';
import '#lib/core/scram.ts';
import { newsroomRole } from './roles.ts';
import { withSession } from './session.ts';

/**
 * Makes the schema `jobs` with its tables and queues. Grants the newsroom's role the rights of a
 * sender and a worker.
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
  // This event reports errors of background work. The calls below throw their own errors.
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
