'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { TextField } from '#components/desk/field.tsx';
import { LanguageField } from '#components/desk/language-field.tsx';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { type OwnAccount, themes } from '#lib/accounts/schema.ts';

type Props = { account: OwnAccount; changeAccount: DeskActions['changeAccount'] };

/** Name, language and theme. */
export function ProfileForm({ account, changeAccount }: Props) {
  const t = useTranslations('account.profile');
  const everywhere = useTranslations('everywhere');
  const runner = useRunner();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState(account.language);
  const [theme, setTheme] = useState(account.theme);
  const isName = ({ field }: { field?: string }) => field === 'name';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await runner.run(
      () => changeAccount({ name, language, theme }),
      () => t('done'),
    );
  };
  return (
    <section className="account-part" aria-labelledby="profile-title">
      <h2 id="profile-title">{t('title')}</h2>
      <form className="account-form" aria-labelledby="profile-title" onSubmit={(event) => void send(event)}>
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          required
          max={120}
          problems={runner.reasons.filter(isName)}
          value={name}
          onChange={setName}
        />
        <LanguageField label={t('language')} value={language} onChange={setLanguage} />
        <div className="field">
          <label htmlFor="own-theme">{t('theme')}</label>
          <select
            id="own-theme"
            className="input"
            value={theme}
            onChange={(event) => setTheme(event.target.value as typeof theme)}
          >
            {themes.map((key) => (
              <option key={key} value={key}>
                {t(`themes.${key}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button" aria-disabled={runner.isBusy}>
          {t('send')}
        </button>
      </form>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons
        tone="alert"
        title={everywhere('notDone')}
        reasons={runner.reasons.filter((reason) => !isName(reason))}
      />
    </section>
  );
}
