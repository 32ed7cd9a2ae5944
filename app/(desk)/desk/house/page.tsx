import { notFound } from 'next/navigation';
import { Header } from '#components/desk/header.tsx';
import { HouseScreen } from '#components/desk/house/house-screen.tsx';
import { desksOnDesk } from '#lib/house/desk-queries.ts';
import { emblemOfHouse, houseOnDesk } from '#lib/house/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('house');

export default function HousePage() {
  return deskPage(async (viewer) => {
    const [items, house, emblem] = [
      await listDeskReleases(viewer),
      await houseOnDesk(viewer),
      await emblemOfHouse(viewer),
    ];
    if (!house) notFound();
    const address = emblem && `data:${emblem.type};base64,${Buffer.from(emblem.bytes).toString('base64')}`;
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="house" canStart={canStart(viewer)} />
        <HouseScreen house={house} emblem={address} desks={await desksOnDesk(viewer)} />
      </div>
    );
  });
}
