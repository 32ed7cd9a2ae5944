// The database of a start: the embedded one, or the one of DATABASE_URL.
import { join } from 'node:path';
import type { Env } from '#lib/core/env.ts';
import { type ProvisionResult, provision } from '#lib/database/provision.ts';
import { databaseOf, withSession } from '#lib/database/session.ts';
import { type Claim, claim, isClaimed } from '#lib/launch/claim.ts';
import { clusterUrl, startCluster } from './cluster.ts';
import { secret } from '#lib/launch/data-directory.ts';
import type { SiteRoleAccess } from './guard.ts';
import { type KeptRunning, never, restartOnCrash } from './keep-running.ts';
import { refuseTransactionPooler } from './pooler.ts';
import { asProblem } from '#lib/launch/problems.ts';

export type Database = ProvisionResult &
  KeptRunning & {
    /** Access to the site's role. Null with PUBLIC_DATABASE_URL: others then manage the role. */
    siteRole: SiteRoleAccess | null;
  };

const embeddedName = 'pressmark';

const claimFile = (data: string) => join(data, 'in-use');

/** Claims the data directory for one Pressmark. @throws Problem naming the holder */
export async function claimData(data: string, what: string): Promise<Claim> {
  return claim(claimFile(data), what, `The data directory ${data}`);
}

/** True while a Pressmark on this machine uses this data directory. */
export const dataInUse = (data: string) => isClaimed(claimFile(data));

/**
 * Starts the embedded database, unless DATABASE_URL names one, and brings it up to date. Restarts
 * the embedded one after a crash. The caller holds the claim on the data directory.
 * @throws Problem when the administrator can correct it
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

/** The address in a variable, after a test connection. `otherwise` if the variable is not set. */
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

/** The addresses of the embedded database, running or not. */
export function embeddedUrls(data: string): DatabaseUrls {
  const { owner, newsroom, public: site } = embeddedPasswords(data);
  const address = (user: string, password: string) => clusterUrl(data, user, password, embeddedName);
  return {
    ownerUrl: address('pressmark_owner', owner),
    newsroomUrl: address('newsroom_app', newsroom),
    publicUrl: address('public_app', site),
  };
}
