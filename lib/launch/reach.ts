// The database for a command: as it stands, never brought up to date. That is for npm start and npm run migrate, since another
// version may be at work on it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Env } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { isOfThisVersion } from '#lib/database/apply-migrations.ts';
import { letsIn, newsroomRole, publicRole } from '#lib/database/roles.ts';
import { urlWith } from '#lib/database/session.ts';
import { startCluster } from './postgres/cluster.ts';
import { checkRoom, hasSecret, openDataDirectory, secret } from './data-directory.ts';
import { claimData, type DatabaseUrls, dataInUse, embeddedUrls, openDatabase } from './postgres/database.ts';
import { asProblem } from './problems.ts';

export type Reached = DatabaseUrls & {
  stop: () => Promise<void>;
  /** Ends an embedded database that was started here at once: when the claim on its files was lost. */
  abandon: () => Promise<void>;
};

/** Nothing was started, so there is nothing to stop. */
const leave = { stop: async () => {}, abandon: async () => {} };

/**
 * The database of a newsroom that is there already; the embedded one is started when nobody runs it.
 * @param making makes the newsroom where there is none: a backup is brought back into it
 * @throws Problem where there is none, or where database and code are of two versions
 */
export async function reachDatabase(env: Env, { making = false } = {}): Promise<Reached> {
  const data = resolve(env.PRESSMARK_DATA);
  if (env.DATABASE_URL) return reachOwn(env, env.DATABASE_URL, data, making);
  const isMade = existsSync(join(data, 'db'));
  if (isMade && dataInUse(data)) return reachRunning(data);
  if (isMade || making) return reachStopped(env, data, isMade, making);
  throw nothingThere(data);
}

const nothingThere = (place: string) =>
  new Problem(`There is no newsroom in ${place} yet. Make it with npm start, or bring a backup back: restore FILE.`);

async function reachRunning(data: string): Promise<Reached> {
  const urls = embeddedUrls(data);
  if (!(await letsIn(urls.newsroomUrl).catch(() => false)))
    throw new Problem('Another Pressmark is just starting or stopping on this data directory. Try again in a moment.');
  if (!(await isOfThisVersion(urls.ownerUrl))) throw nothingThere(data);
  return { ...urls, ...leave };
}

async function reachStopped(env: Env, data: string, isMade: boolean, making: boolean): Promise<Reached> {
  openDataDirectory(data);
  if (!isMade) checkRoom(data);
  const claimed = await claimData(data, 'a command');
  try {
    const reached = (isMade && (await startThere(data))) || (making && (await openDatabase(env, data)));
    if (!reached) throw nothingThere(data);
    void claimed.lost.then(reached.abandon);
    const stop = async () => {
      await reached.stop();
      claimed.release();
    };
    return { ...reached, stop };
  } catch (error) {
    claimed.release();
    throw error;
  }
}

/** Starts the embedded database as it is. @returns null when a first start was cut off before it was made */
async function startThere(data: string): Promise<Reached | null> {
  const cluster = await startCluster(data);
  try {
    const urls = embeddedUrls(data);
    if (await isOfThisVersion(urls.ownerUrl).catch(isUnmade))
      return { ...urls, stop: cluster.stop, abandon: cluster.abandon };
  } catch (error) {
    await cluster.stop();
    throw asProblem(error) ?? error;
  }
  await cluster.stop();
  return null;
}

/** No such account, or no such database. */
function isUnmade(error: unknown): false {
  if (['28P01', '3D000'].includes((error as { code?: string }).code ?? '')) return false;
  throw error;
}

async function reachOwn(env: Env, url: string, data: string, making: boolean): Promise<Reached> {
  try {
    if (!(await isOfThisVersion(url))) {
      if (!making) throw nothingThere('the database of DATABASE_URL');
      return await openDatabase(env, openDataDirectory(data));
    }
    const newsroomUrl = env.NEWSROOM_DATABASE_URL ?? keptUrl(url, data, newsroomRole, 'newsroom');
    if (!newsroomUrl || !(await letsIn(newsroomUrl)))
      throw new Problem(
        `${data} does not hold the password of ${newsroomRole} in that database. Set PRESSMARK_DATA as npm start has it, or NEWSROOM_DATABASE_URL.`,
      );
    const publicUrl = env.PUBLIC_DATABASE_URL ?? keptUrl(url, data, publicRole, 'public') ?? '';
    return { ownerUrl: url, newsroomUrl, publicUrl, ...leave };
  } catch (error) {
    throw asProblem(error, url) ?? error;
  }
}

const keptUrl = (url: string, data: string, user: string, key: string) =>
  hasSecret(data, key) ? urlWith(url, { user, password: secret(data, key) }) : null;
