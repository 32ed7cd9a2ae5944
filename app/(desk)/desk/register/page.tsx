import { Header } from '#components/desk/header.tsx';
import { RegisterTable } from '#components/desk/register-table.tsx';
import { listRegister } from '#lib/publishing/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('register');

export default async function RegisterPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before } = await searchParams;
  const from = typeof before === 'string' && /^\d{1,15}$/.test(before) ? before : null;
  return deskPage(async (viewer, house) => {
    const items = await listDeskReleases(viewer);
    const { rows, more } = await listRegister(viewer, from);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="register" canStart={canStart(viewer)} />
        <RegisterTable rows={rows} more={more} timeZone={house.timeZone} now={new Date()} />
      </div>
    );
  });
}
