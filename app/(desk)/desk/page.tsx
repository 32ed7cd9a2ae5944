import { Header } from '#components/desk/header.tsx';
import { HouseOfYourOwn } from '#components/desk/lists/house-of-your-own.tsx';
import { Queue } from '#components/desk/lists/queue.tsx';
import { isDemonstration } from '#lib/accounts/queries.ts';
import { undelivered } from '#lib/distribution/delivery-queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from './page-frame.tsx';
import { pageTitle } from './page-title.ts';

export const generateMetadata = pageTitle('queue');

export default function QueuePage() {
  return deskPage(async (viewer, house) => {
    const items = await listDeskReleases(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="queue" canStart={canStart(viewer)} />
        <Queue
          items={items}
          viewerId={viewer.id}
          houseName={house.name}
          timeZone={house.timeZone}
          now={new Date()}
          canStart={canStart(viewer)}
          undelivered={await undelivered(viewer)}
        />
        {(await isDemonstration()) ? <HouseOfYourOwn /> : null}
      </div>
    );
  });
}
