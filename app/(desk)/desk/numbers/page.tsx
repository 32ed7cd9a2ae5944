import { Header } from '#components/desk/header.tsx';
import { NumbersScreen } from '#components/desk/numbers-screen.tsx';
import { numbersToReserve } from '#lib/numbering/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('numbers');

export default function NumbersPage() {
  return deskPage(async (viewer, house) => {
    const items = await listDeskReleases(viewer);
    const numbers = await numbersToReserve(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="numbers" canStart={canStart(viewer)} />
        <NumbersScreen numbers={numbers} timeZone={house.timeZone} now={new Date()} />
      </div>
    );
  });
}
