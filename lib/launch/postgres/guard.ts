// The site's role, looked after while Pressmark runs: whoever breaks into the site's process holds its password.
import { guardSiteRole } from '#lib/database/site-role.ts';
import { withSession } from '#lib/database/session.ts';

export type SiteRoleAccess = {
  /** An account that may set the role's password. */
  adminUrl: string;
  siteUrl: string;
};

const every = 5000;

/**
 * Looks every five seconds. A database that does not answer is looked at again later.
 * @param log where it is told what was found
 * @returns a function that ends it
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
