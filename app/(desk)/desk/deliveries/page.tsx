import { notFound } from 'next/navigation';
import { Header } from '#components/desk/header.tsx';
import { DeliveriesScreen } from '#components/desk/notices/deliveries-screen.tsx';
import { listDeliveries } from '#lib/distribution/delivery-queries.ts';
import { deliveryQuestionOf } from '#lib/distribution/delivery-rules.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('deliveries');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeliveriesPage({ searchParams }: Props) {
  const question = deliveryQuestionOf(await searchParams);
  return deskPage(async (viewer, house) => {
    const page = await listDeliveries(viewer, question);
    if (!page) notFound();
    const items = await listDeskReleases(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="deliveries" canStart={canStart(viewer)} />
        <DeliveriesScreen question={question} page={page} timeZone={house.timeZone} now={new Date()} />
      </div>
    );
  });
}
