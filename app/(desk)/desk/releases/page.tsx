import { Finder } from '#components/desk/lists/finder.tsx';
import { Header } from '#components/desk/header.tsx';
import { finderChoices, findReleases } from '#lib/releases/finding/finder-queries.ts';
import { questionOf } from '#lib/releases/finding/finder-rules.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('releases');

export default async function ReleasesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const question = questionOf(await searchParams);
  return deskPage(async (viewer, house) => {
    const items = await listDeskReleases(viewer);
    const result = await findReleases(viewer, question);
    const choices = await finderChoices(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="releases" canStart={canStart(viewer)} />
        <Finder question={question} result={result} choices={choices} timeZone={house.timeZone} now={new Date()} />
      </div>
    );
  });
}
