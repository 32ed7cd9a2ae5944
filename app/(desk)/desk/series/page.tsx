import { Header } from '#components/desk/header.tsx';
import { SeriesScreen } from '#components/desk/series/series-screen.tsx';
import { seriesOnDesk } from '#lib/numbering/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('series');

export default function SeriesPage() {
  return deskPage(async (viewer) => {
    const items = await listDeskReleases(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="series" canStart={canStart(viewer)} />
        <SeriesScreen {...(await seriesOnDesk(viewer))} />
      </div>
    );
  });
}
