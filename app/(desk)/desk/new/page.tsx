import { Header } from '#components/desk/header.tsx';
import { NewReleaseForm } from '#components/desk/new-release/new-release-form.tsx';
import { listDeskReleases, newReleaseChoices } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('new');

export default function NewReleasePage() {
  return deskPage(async (viewer) => {
    const items = await listDeskReleases(viewer);
    const choices = await newReleaseChoices(viewer);
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="new" canStart={canStart(viewer)} />
        <NewReleaseForm choices={choices} />
      </div>
    );
  });
}
