// The database that each test file copies, provisioned as `npm start` does.
import { provision } from '#lib/database/provision.ts';
import { newsroomRole, ownerRole, publicRole } from '#lib/database/roles.ts';
import { urlWith, withSession } from '#lib/database/session.ts';

export const templateName = 'pressmark_template';
const password = 'a password for tests';

/** Roles, the template database, migrations, job tables. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await provision({
    adminUrl,
    database: templateName,
    passwords: { owner: password, newsroom: password, public: password },
    wholeServer: true,
  });
  // Many test files share one server.
  await withSession(adminUrl, (admin) => admin.query(`ALTER ROLE ${publicRole} CONNECTION LIMIT 120`));
}

/** The addresses of a database on the test server, by role. */
export function addressesOf(adminUrl: string, database: string) {
  const as = (user: string) => urlWith(adminUrl, { user, password, database });
  return {
    admin: urlWith(adminUrl, { database }),
    owner: as(ownerRole),
    newsroom: as(newsroomRole),
    public: as(publicRole),
  };
}
