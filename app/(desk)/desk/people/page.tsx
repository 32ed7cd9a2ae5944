import { Header } from '#components/desk/header.tsx';
import { PeopleScreen } from '#components/desk/people/people-screen.tsx';
import { peopleOnDesk } from '#lib/accounts/people/queries.ts';
import { nameFor } from '#lib/core/languages.ts';
import { desksOnDesk } from '#lib/house/desk-queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('people');

export default async function PeoplePage({ searchParams }: { searchParams: Promise<{ person?: string | string[] }> }) {
  const { person } = await searchParams;
  return deskPage(async (viewer, house) => {
    const [items, page, { desks }] = [
      await listDeskReleases(viewer),
      await peopleOnDesk(viewer),
      await desksOnDesk(viewer),
    ];
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="people" canStart={canStart(viewer)} />
        <PeopleScreen
          page={page}
          desks={desks.map(({ key, names }) => ({ key, name: nameFor(viewer, names) }))}
          viewerId={viewer.id}
          open={typeof person === 'string' ? person : null}
          timeZone={house.timeZone}
          now={new Date()}
        />
      </div>
    );
  });
}
