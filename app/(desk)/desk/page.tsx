import { Header } from '#components/desk/header.tsx';
import { HouseOfYourOwn } from '#components/desk/lists/house-of-your-own.tsx';
import { Queue } from '#components/desk/lists/queue.tsx';
import { isDemonstration } from '#lib/accounts/queries.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import { spanOf, weeksShown } from '#lib/diary/calendar-rules.ts';
import { calendarWeeks } from '#lib/diary/day-rules.ts';
import { daysOf } from '#lib/diary/queries.ts';
import { undelivered } from '#lib/distribution/delivery-queries.ts';
import { nextOnDesk } from '#lib/numbering/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from './page-frame.tsx';
import { pageTitle } from './page-title.ts';

export const generateMetadata = pageTitle('queue');

export default function QueuePage() {
  return deskPage(async (viewer, { name, timeZone }) => {
    const now = new Date();
    const today = dayOf(now, timeZone);
    const weeks = weeksShown({ view: 'week', on: today });
    const items = await listDeskReleases(viewer);
    const planned = await daysOf(viewer, spanOf(weeks, timeZone), timeZone);
    const days = calendarWeeks(weeks, planned, 'all', timeZone).flatMap((week) => week.days);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="queue" canStart={canStart(viewer)} />
        <Queue
          items={items}
          viewerId={viewer.id}
          houseName={name}
          timeZone={timeZone}
          now={now}
          canStart={canStart(viewer)}
          undelivered={await undelivered(viewer)}
          top={{ next: await nextOnDesk(viewer), days, today, timeZone }}
        />
        {(await isDemonstration()) ? <HouseOfYourOwn /> : null}
      </div>
    );
  });
}
