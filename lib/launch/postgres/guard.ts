// Checks the site's database role while Pressmark runs. An intruder in the site's process would
// have its password.
import { guardSiteRole } from '#lib/database/site-role.ts';
import { withSession } from '#lib/database/session.ts';

export type SiteRoleAccess = {
  /** An account that may set the role's password. */
  adminUrl: string;
  siteUrl: string;
};

const every = 5000;

/**
 * Checks the role every five seconds, as long as the database answers.
 * @param log writes one line for each finding
 * @returns a function that ends the checks
 */
export function guardSite({ adminUrl, siteUrl }: SiteRoleAccess, log: (line: string) => void): () => Promise<void> {
  let isStopped = false;
  let looking = Promise.resolve();
  const look = async () => {
    const findings = await withSession(adminUrl, (admin) => guardSiteRole(admin, siteUrl)).catch(() => []);
    for (const one of findings) log(`The database role of the public site ${one}. Somebody else has used it.`);
    if (!isStopped) timer = later();
  };
  const later = () =>
    setTimeout(() => {
      looking = look();
    }, every).unref();
  let timer = later();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await looking;
  };
}
