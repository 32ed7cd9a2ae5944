'use client';
import { useTranslations } from 'next-intl';
import type { OwnAccount, ListedToken } from '#lib/accounts/schema.ts';
import { MailSettingForm } from '#components/desk/notices/mail-setting-form.tsx';
import { useActions } from '#components/desk/seat.tsx';
import type { MailSetting } from '#lib/notices/rules.ts';
import { Devices } from './devices.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { Tokens } from './tokens.tsx';

type Props = {
  account: OwnAccount;
  mailSetting: MailSetting;
  tokens: ListedToken[];
  /** The session of this screen. */
  sessionId: string;
  timeZone: string;
  now: Date;
};

/** One’s own account. */
export function AccountScreen({ account, mailSetting, tokens, sessionId, timeZone, now }: Props) {
  const t = useTranslations('account');
  const actions = useActions();
  const clocks = { timeZone, now };
  return (
    <main id="main" className="sheet-page account">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="hint">
          <bdi>{account.email}</bdi>
        </p>
      </div>
      <ProfileForm account={account} changeAccount={actions.changeAccount} />
      <div className="account-part">
        <MailSettingForm setting={mailSetting} timeZone={timeZone} />
      </div>
      <PasswordForm changePassword={actions.changePassword} email={account.email} sessionId={sessionId} />
      <Devices devices={account.devices} sessionId={sessionId} actions={actions} {...clocks} />
      <Tokens tokens={tokens} revokeToken={actions.revokeToken} {...clocks} />
    </main>
  );
}
