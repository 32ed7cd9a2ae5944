import { Header } from '#components/desk/header.tsx';
import { NoticesScreen } from '#components/desk/notices/notices-screen.tsx';
import { refusalToSeeDeliveries } from '#lib/distribution/delivery-rules.ts';
import { listNotices } from '#lib/notices/queries.ts';
import { idInQuery } from '#lib/notices/rules.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('notices');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NoticesPage({ searchParams }: Props) {
  const { before } = await searchParams;
  return deskPage(async (viewer, house) => {
    const items = await listDeskReleases(viewer);
    const page = await listNotices(viewer, idInQuery(before));
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="notices" canStart={canStart(viewer)} />
        <NoticesScreen
          page={page}
          timeZone={house.timeZone}
          now={new Date()}
          seesDeliveries={refusalToSeeDeliveries(viewer) === null}
        />
      </div>
    );
  });
}
