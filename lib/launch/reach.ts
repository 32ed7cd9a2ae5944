// The database for a command. A command never migrates it, since another version may be using it.
// Only npm start and npm run migrate do.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Env } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { isOfThisVersion } from '#lib/database/apply-migrations.ts';
import { canConnect, newsroomRole, publicRole } from '#lib/database/roles.ts';
import { urlWith } from '#lib/database/session.ts';
import { startCluster } from './postgres/cluster.ts';
import { checkRoom, hasSecret, openDataDirectory, secret } from './data-directory.ts';
import { claimData, type DatabaseUrls, dataInUse, embeddedUrls, openDatabase } from './postgres/database.ts';
import { asProblem } from './problems.ts';

export type DatabaseAccess = DatabaseUrls & {
  stop: () => Promise<void>;
  /** Ends an embedded database that this command started, after the claim on its files was lost. */
  abandon: () => Promise<void>;
};

/** For a database that this command did not start. */
const nothingToStop = { stop: async () => {}, abandon: async () => {} };

/**
 * The database of an existing newsroom. The embedded one is started if it does not run.
 * @param options `create` makes the newsroom where there is none, for a backup to be restored into
 * @throws Problem where there is none, or where database and code are of different versions
 */
export async function reachDatabase(env: Env, { making: create = false } = {}): Promise<DatabaseAccess> {
  const data = resolve(env.PRESSMARK_DATA);
  if (env.DATABASE_URL) return reachOwn(env, env.DATABASE_URL, data, create);
  const exists = existsSync(join(data, 'db'));
  if (exists && dataInUse(data)) return reachRunning(data);
  if (exists || create) return reachStopped(env, data, exists, create);
  throw noNewsroom(data);
}

const noNewsroom = (place: string) =>
  new Problem(`There is no newsroom in ${place} yet. Make it with npm start, or bring a backup back: restore FILE.`);

async function reachRunning(data: string): Promise<DatabaseAccess> {
  const urls = embeddedUrls(data);
  if (!(await canConnect(urls.newsroomUrl).catch(() => false)))
    throw new Problem('Another Pressmark is just starting or stopping on this data directory. Try again in a moment.');
  if (!(await isOfThisVersion(urls.ownerUrl))) throw noNewsroom(data);
  return { ...urls, ...nothingToStop };
}

async function reachStopped(env: Env, data: string, exists: boolean, create: boolean): Promise<DatabaseAccess> {
  openDataDirectory(data);
  if (!exists) checkRoom(data);
  const dataClaim = await claimData(data, 'a command');
  try {
    const access = (exists && (await startExisting(data))) || (create && (await openDatabase(env, data)));
    if (!access) throw noNewsroom(data);
    void dataClaim.lost.then(access.abandon);
    const stop = async () => {
      await access.stop();
      dataClaim.release();
    };
    return { ...access, stop };
  } catch (error) {
    dataClaim.release();
    throw error;
  }
}

/** Starts the embedded database as it is. @returns null when its first start was interrupted */
async function startExisting(data: string): Promise<DatabaseAccess | null> {
  const cluster = await startCluster(data);
  try {
    const urls = embeddedUrls(data);
    if (await isOfThisVersion(urls.ownerUrl).catch(isMissing))
      return { ...urls, stop: cluster.stop, abandon: cluster.abandon };
  } catch (error) {
    await cluster.stop();
    throw asProblem(error) ?? error;
  }
  await cluster.stop();
  return null;
}

/** PostgreSQL's codes for an unknown account and an unknown database. */
function isMissing(error: unknown): false {
  if (['28P01', '3D000'].includes((error as { code?: string }).code ?? '')) return false;
  throw error;
}

async function reachOwn(env: Env, url: string, data: string, create: boolean): Promise<DatabaseAccess> {
  try {
    if (!(await isOfThisVersion(url))) {
      if (!create) throw noNewsroom('the database of DATABASE_URL');
      return await openDatabase(env, openDataDirectory(data));
    }
    const newsroomUrl = env.NEWSROOM_DATABASE_URL ?? urlWithSecret(url, data, newsroomRole, 'newsroom');
    if (!newsroomUrl || !(await canConnect(newsroomUrl)))
      throw new Problem(
        `${data} does not hold the password of ${newsroomRole} in that database. Set PRESSMARK_DATA as npm start has it, or NEWSROOM_DATABASE_URL.`,
      );
    const publicUrl = env.PUBLIC_DATABASE_URL ?? urlWithSecret(url, data, publicRole, 'public') ?? '';
    return { ownerUrl: url, newsroomUrl, publicUrl, ...nothingToStop };
  } catch (error) {
    throw asProblem(error, url) ?? error;
  }
}

const urlWithSecret = (url: string, data: string, user: string, key: string) =>
  hasSecret(data, key) ? urlWith(url, { user, password: secret(data, key) }) : null;
