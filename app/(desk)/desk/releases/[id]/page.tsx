import { notFound } from 'next/navigation';
import { Header } from '#components/desk/header.tsx';
import { ReleaseList } from '#components/desk/lists/release-list.tsx';
import { ReleaseScreen } from '#components/desk/release/release-screen.tsx';
import { publishedText } from '#lib/publishing/queries.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../../page-frame.tsx';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('release');

export default async function ReleasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return deskPage(async (viewer, house) => {
    const release = await getDeskRelease(viewer, id);
    if (!release) notFound();
    const items = await listDeskReleases(viewer);
    const published = release.draft ? null : await publishedText(viewer, id);
    const shared = { now: new Date(), timeZone: house.timeZone };
    return (
      <ReleaseScreen
        {...shared}
        viewerId={viewer.id}
        release={release}
        published={published}
        header={
          <Header key="header" viewerName={viewer.name} items={items} place="queue" canStart={canStart(viewer)} />
        }
        list={<ReleaseList key="list" {...shared} items={items} current={id} />}
      />
    );
  });
}
