import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { DatabaseDown } from '#components/desk/database-down.tsx';
import { Fresh } from '#components/desk/fresh.tsx';
import { Live } from '#components/desk/live.tsx';
import { HeldNotice } from '#components/desk/held-notice.tsx';
import { UnreadNotices } from '#components/desk/notices/bell.tsx';
import { Seat } from '#components/desk/seat.tsx';
import { getHouse } from '#lib/accounts/queries.ts';
import type { House } from '#lib/accounts/schema.ts';
import { readersInterface } from '#lib/accounts/reader.ts';
import { currentActor } from '#lib/accounts/session.ts';
import { newestSeq } from '#lib/audit/desk-queries.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import { withinHeader } from '#lib/core/serving/gate/client-address.ts';
import { isUnreachable } from '#lib/core/transact.ts';
import { unreadNotices } from '#lib/notices/queries.ts';
import { scheduleHold } from '#lib/publishing/queries.ts';
import NotFound from './not-found.tsx';

export type Viewer = Actor & { kind: 'user' };

async function viewerOrSignIn(): Promise<Viewer> {
  const actor = await currentActor();
  if (actor?.kind === 'user') return actor;
  const path = (await headers()).get('x-pressmark-path') ?? '/desk';
  redirect(`/desk/sign-in?next=${encodeURIComponent(path)}`);
}

/**
 * For a page that the viewer may not see. A request for the whole document answers 404; an open
 * screen shows this.
 */
async function instead(error: unknown): Promise<ReactNode> {
  const isMissing = (error as { digest?: unknown } | null)?.digest === 'NEXT_HTTP_ERROR_FALLBACK;404';
  if (isMissing && (await headers()).has(withinHeader)) return <NotFound />;
  throw error;
}

/**
 * The frame of every page, with the signed-in viewer and the house. Without a database it says so.
 * While schedules are held it says that too.
 */
export async function deskPage(draw: (viewer: Viewer, house: House) => Promise<ReactNode>): Promise<ReactNode> {
  try {
    const viewer = await viewerOrSignIn();
    // Before the page is read: what is recorded meanwhile is newer than the page.
    const seq = await newestSeq();
    const { language } = await readersInterface();
    const [house, hold, unread] = await Promise.all([getHouse(language), scheduleHold(viewer), unreadNotices(viewer)]);
    const page = await draw(viewer, house).catch(instead);
    return (
      <Fresh drawn={crypto.randomUUID()}>
        <Seat viewer={{ id: viewer.id, name: viewer.name }}>
          {hold && <HeldNotice hold={hold} timeZone={house.timeZone} />}
          <UnreadNotices value={unread}>{page}</UnreadNotices>
          <Live seq={seq} />
        </Seat>
      </Fresh>
    );
  } catch (error) {
    if (isUnreachable(error)) return <DatabaseDown />;
    throw error;
  }
}

/**
 * True if the viewer may start a release on some desk. The command checks the chosen desk again.
 */
export function canStart(viewer: Viewer): boolean {
  return viewer.grants.some((grant) => holds(viewer, ['officer'], grant.deskId ?? ''));
}
