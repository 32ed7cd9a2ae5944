import { notFound } from 'next/navigation';
import { MarkedText } from '#components/site/marked-text.tsx';
import { Header } from '#components/desk/header.tsx';
import { ReleaseList } from '#components/desk/lists/release-list.tsx';
import type { ShownHistory } from '#components/desk/history/shown-history.ts';
import { ReleaseScreen } from '#components/desk/release/release-screen.tsx';
import { directionOf } from '#lib/core/languages.ts';
import { publishedText } from '#lib/publishing/queries.ts';
import { reviewRedline } from '#lib/publishing/review-redline.ts';
import { textHistory } from '#lib/releases/history/queries.ts';
import { type HistoryQuestion, historyQuestionOf } from '#lib/releases/history/schema.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
import { isUnchanged } from '#lib/text/redline/rules.ts';
import { canStart, deskPage, type Viewer } from '../../page-frame.tsx';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('release');

async function shownHistory(
  viewer: Viewer,
  { id, language }: { id: string; language: string },
  question: HistoryQuestion,
): Promise<ShownHistory | null> {
  const history = await textHistory(viewer, id, question);
  if (!history?.compared) return history && { ...history, compared: null };
  const { redline, ...pair } = history.compared;
  const marked = <MarkedText key="marked" redline={redline} language={language} dir={directionOf(language)} />;
  return { ...history, compared: { ...pair, isSame: isUnchanged(redline), marked } };
}

/** What the text under review changes, drawn. */
async function shownReview(viewer: Viewer, { id, language }: { id: string; language: string }) {
  const review = await reviewRedline(viewer, id);
  if (!review) return null;
  const { redline, ...about } = review;
  return { ...about, marked: <MarkedText redline={redline} language={language} dir={directionOf(language)} /> };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReleasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const question = historyQuestionOf(await searchParams);
  return deskPage(async (viewer, house) => {
    const release = await getDeskRelease(viewer, id);
    if (!release) notFound();
    const items = await listDeskReleases(viewer);
    const published = release.draft ? null : await publishedText(viewer, id);
    const history = question && (await shownHistory(viewer, release, question));
    const review = await shownReview(viewer, release);
    const shared = { now: new Date(), timeZone: house.timeZone };
    return (
      <ReleaseScreen
        {...shared}
        viewerId={viewer.id}
        release={release}
        published={published}
        history={history}
        review={review}
        header={
          <Header key="header" viewerName={viewer.name} items={items} place="queue" canStart={canStart(viewer)} />
        }
        list={<ReleaseList key="list" {...shared} items={items} current={id} />}
      />
    );
  });
}
