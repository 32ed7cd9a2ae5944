import { BundlesScreen } from '#components/desk/bundles/bundles-screen.tsx';
import { Header } from '#components/desk/header.tsx';
import { bundlesOnDesk } from '#lib/publishing/bundles/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('bundles');

export default function BundlesPage() {
  return deskPage(async (viewer, house) => {
    const [items, bundles] = [await listDeskReleases(viewer), await bundlesOnDesk(viewer)];
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="bundles" canStart={canStart(viewer)} />
        <BundlesScreen {...bundles} timeZone={house.timeZone} now={new Date()} />
      </div>
    );
  });
}
