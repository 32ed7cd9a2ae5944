// The database of a start: the embedded one, or one's own named by DATABASE_URL.
import { join } from 'node:path';
import type { Env } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { type ProvisionResult, provision } from '#lib/database/provision.ts';
import { databaseOf, withSession } from '#lib/database/session.ts';
import { type Claim, claim, isClaimed } from '#lib/launch/claim.ts';
import { type Cluster, clusterUrl, startCluster } from './cluster.ts';
import { secret } from '#lib/launch/data-directory.ts';
import type { SiteRoleAccess } from './guard.ts';
import { refuseTransactionPooler } from './pooler.ts';
import { asProblem } from '#lib/launch/problems.ts';
import { crashesInARow, isHopeless } from '#lib/launch/restart-rules.ts';

export type Database = ProvisionResult & {
  /** Resolves with the reason when the database has stopped for good. Never, for one's own PostgreSQL. */
  lost: Promise<Problem>;
  /** Null where the site's role is somebody else's to look after. */
  siteRole: SiteRoleAccess | null;
  stop: () => Promise<void>;
  /** Ends the embedded database at once, without another byte written: when the claim on its files was lost. */
  abandon: () => Promise<void>;
};

const embeddedName = 'pressmark';
const never = new Promise<Problem>(() => {});

const claimFile = (data: string) => join(data, 'in-use');

/** Claims the data directory for one Pressmark. @throws Problem naming who has it */
export async function claimData(data: string, what: string): Promise<Claim> {
  return claim(claimFile(data), what, `The data directory ${data}`);
}

/** True while a Pressmark of this machine works on this data directory. */
export const dataInUse = (data: string) => isClaimed(claimFile(data));

/**
 * Brings the database up to date and hands out its addresses. The embedded one is started, and started again
 * should it crash; the caller holds the claim on the data directory.
 */
export async function openDatabase(env: Env, data: string): Promise<Database> {
  return env.DATABASE_URL ? openOwn(env, env.DATABASE_URL, data) : openEmbedded(data);
}

async function openOwn(env: Env, url: string, data: string): Promise<Database> {
  const passwords = {
    ...(env.NEWSROOM_DATABASE_URL ? {} : { newsroom: secret(data, 'newsroom') }),
    ...(env.PUBLIC_DATABASE_URL ? {} : { public: secret(data, 'public') }),
  };
  try {
    await refuseTransactionPooler(url, 'DATABASE_URL');
    const provisioned = await provision({ adminUrl: url, ownerUrl: url, database: databaseOf(url), passwords });
    const newsroomUrl = await testedUrl(env.NEWSROOM_DATABASE_URL, 'NEWSROOM_DATABASE_URL', provisioned.newsroomUrl);
    await refuseTransactionPooler(newsroomUrl, 'NEWSROOM_DATABASE_URL');
    const publicUrl = await testedUrl(env.PUBLIC_DATABASE_URL, 'PUBLIC_DATABASE_URL', provisioned.publicUrl);
    const siteRole = env.PUBLIC_DATABASE_URL ? null : { adminUrl: url, siteUrl: publicUrl };
    return {
      ...provisioned,
      newsroomUrl,
      publicUrl,
      siteRole: siteRole,
      lost: never,
      stop: async () => {},
      abandon: async () => {},
    };
  } catch (error) {
    throw asProblem(error, url) ?? error;
  }
}

/** An address that was given is tried before anything is started with it. */
async function testedUrl(url: string | undefined, variable: string, otherwise: string): Promise<string> {
  if (!url) return otherwise;
  await tryPublic(url, variable);
  return url;
}

/** Connects once. @throws Problem naming the variable */
export async function tryPublic(url: string, variable = 'PUBLIC_DATABASE_URL'): Promise<void> {
  try {
    await withSession(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw asProblem(error, url, variable) ?? error;
  }
}

async function openEmbedded(data: string): Promise<Database> {
  const cluster = await startCluster(data);
  try {
    const provisioned = await provision({
      adminUrl: cluster.adminUrl,
      database: embeddedName,
      passwords: embeddedPasswords(data),
      wholeServer: true,
    });
    const siteRole = { adminUrl: cluster.adminUrl, siteUrl: provisioned.publicUrl };
    return { ...provisioned, siteRole: siteRole, ...restartOnCrash(data, cluster) };
  } catch (error) {
    await cluster.stop();
    throw asProblem(error) ?? error;
  }
}

const embeddedPasswords = (data: string) => ({
  owner: secret(data, 'owner'),
  newsroom: secret(data, 'newsroom'),
  public: secret(data, 'public'),
});

export type DatabaseUrls = { newsroomUrl: string; publicUrl: string; ownerUrl: string };

/** The addresses of the embedded database, whether it runs or not. */
export function embeddedUrls(data: string): DatabaseUrls {
  const { owner, newsroom, public: site } = embeddedPasswords(data);
  const address = (user: string, password: string) => clusterUrl(data, user, password, embeddedName);
  return {
    ownerUrl: address('pressmark_owner', owner),
    newsroomUrl: address('newsroom_app', newsroom),
    publicUrl: address('public_app', site),
  };
}

/** Starts the server again when it has crashed. What was committed is there again; the programs reconnect. */
function restartOnCrash(data: string, first: Cluster): Pick<Database, 'lost' | 'stop' | 'abandon'> {
  // The one that runs, or is being started: whoever stops waits for that, or a server would be left behind.
  let current = Promise.resolve(first);
  let stopped = false;
  const watch = async (): Promise<Problem> => {
    for (let crashes = 0; ; ) {
      const startedAt = Date.now();
      const { killed } = await (await current).crashed;
      if (stopped) return never;
      crashes = crashesInARow(crashes, Date.now() - startedAt, killed);
      if (isHopeless(crashes))
        return new Problem(
          `PostgreSQL has crashed ${crashes} times soon after its start; its words stand in ${join(data, 'postgres.log')}.`,
        );
      process.stderr.write('pressmark: PostgreSQL has ended unexpectedly; starting it again.\n');
      try {
        current = startCluster(data);
        await current;
      } catch (error) {
        return asProblem(error) ?? new Problem(`PostgreSQL could not be started again: ${(error as Error).message}`);
      }
    }
  };
  const end = (how: 'stop' | 'abandon') => async () => {
    stopped = true;
    // One that could not be started again has said so, and there is nothing to stop.
    await (await current.catch(() => null))?.[how]();
  };
  return { lost: watch(), stop: end('stop'), abandon: end('abandon') };
}
