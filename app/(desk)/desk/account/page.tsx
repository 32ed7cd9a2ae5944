import { notFound } from 'next/navigation';
import { AccountScreen } from '#components/desk/account/account-screen.tsx';
import { Header } from '#components/desk/header.tsx';
import { ownAccount } from '#lib/accounts/own-queries.ts';
import { currentSessionId } from '#lib/accounts/session.ts';
import { listTokens } from '#lib/accounts/tokens.ts';
import { ownMailSetting } from '#lib/notices/queries.ts';
import { listDeskReleases } from '#lib/releases/queries.ts';
import { canStart, deskPage } from '../page-frame.tsx';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('account');

export default function AccountPage() {
  return deskPage(async (viewer, house) => {
    const [items, account, mailSetting, tokens, sessionId] = [
      await listDeskReleases(viewer),
      await ownAccount(viewer),
      await ownMailSetting(viewer),
      await listTokens(viewer, viewer.email),
      await currentSessionId(),
    ];
    if (!account || !sessionId) notFound();
    return (
      <div className="frame wide">
        <Header viewerName={viewer.name} items={items} place="account" canStart={canStart(viewer)} />
        <AccountScreen
          account={account}
          mailSetting={mailSetting}
          tokens={tokens.filter(({ works }) => works)}
          sessionId={sessionId}
          timeZone={house.timeZone}
          now={new Date()}
        />
      </div>
    );
  });
}
