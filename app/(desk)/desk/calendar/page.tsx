import { CalendarScreen } from '#components/desk/calendar/calendar-screen.tsx';
import { Header } from '#components/desk/header.tsx';
import { dayOf } from '#lib/core/time/calendar.ts';
import { calendarQuestionOf, spanOf, weeksShown } from '#lib/diary/calendar-rules.ts';
import { calendarWeeks } from '#lib/diary/day-rules.ts';
import { calendarOf } from '#lib/diary/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('calendar');

export default async function CalendarPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const parameters = await searchParams;
  return deskPage(async (viewer, { timeZone }) => {
    const now = new Date();
    const today = dayOf(now, timeZone);
    const question = calendarQuestionOf(parameters, today);
    const weeks = weeksShown(question);
    const items = await listDeskReleases(viewer);
    const { entries, issued, ...rest } = await calendarOf(viewer, spanOf(weeks, timeZone), question.desk, timeZone);
    return (
      <div className="frame wide calendar-frame">
        <Header viewerName={viewer.name} items={items} place="calendar" canStart={canStart(viewer)} />
        <CalendarScreen
          {...{ question, today, now, timeZone }}
          {...rest}
          weeks={calendarWeeks(weeks, { entries, issued }, question.show, timeZone)}
        />
      </div>
    );
  });
}
