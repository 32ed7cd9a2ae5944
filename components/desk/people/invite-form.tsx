'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/desk/field.tsx';
import { LanguageField } from '#components/desk/language-field.tsx';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { InterfaceLanguage, LinkMade } from '#lib/accounts/schema.ts';
import { LinkPanel } from './link-panel.tsx';
import { type DeskName, type HeldRole, RoleGrid } from './role-grid.tsx';

type Props = { desks: DeskName[]; canMail: boolean; timeZone: string; inviteUser: DeskActions['inviteUser'] };

/** Invites a person with roles: by e-mail, or by a link to hand over. */
export function InviteForm({ desks, canMail, timeZone, inviteUser }: Props) {
  const t = useTranslations('people');
  const everywhere = useTranslations('everywhere');
  const runner = useRunner();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(useLocale() as InterfaceLanguage);
  const [grants, setGrants] = useState<HeldRole[]>([]);
  const [by, setBy] = useState<'mail' | 'link'>(canMail ? 'mail' : 'link');
  const [link, setLink] = useState<LinkMade | null>(null);
  const at = (field: string) => runner.reasons.filter((reason) => reason.field === field);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setLink(null);
    const made = await runner.run(
      () => inviteUser({ email, name, language, grants, by }),
      (value) => t(value.address ? 'invite.done' : 'invite.sent', { email: value.email }),
    );
    if (!made) return;
    setLink(made);
    setEmail('');
    setName('');
    setGrants([]);
  };
  return (
    <section aria-labelledby="invite-title">
      <h2 id="invite-title">{t('invite.title')}</h2>
      <form className="invite" aria-labelledby="invite-title" onSubmit={(event) => void send(event)}>
        <TextField
          label={t('invite.email')}
          type="email"
          required
          max={254}
          problems={at('email')}
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={t('name')}
          hint={t('invite.nameHint')}
          max={120}
          problems={at('name')}
          value={name}
          onChange={setName}
        />
        <LanguageField label={t('invite.language')} value={language} onChange={setLanguage} />
        <RoleGrid desks={desks} held={grants} onChange={setGrants} />
        <fieldset className="choice">
          <legend>{t('invite.by')}</legend>
          <label>
            <input type="radio" name="by" disabled={!canMail} checked={by === 'mail'} onChange={() => setBy('mail')} />
            {t('invite.byMail')}
          </label>
          <label>
            <input type="radio" name="by" checked={by === 'link'} onChange={() => setBy('link')} />
            {t('invite.byLink')}
          </label>
          {canMail ? null : <p className="hint">{t('invite.noMail')}</p>}
        </fieldset>
        <button
          type="submit"
          className="button primary wide"
          data-command={actionWeights.inviteUser}
          aria-disabled={runner.isBusy}
        >
          {t(by === 'mail' ? 'invite.send' : 'invite.make')}
        </button>
        <p className="hint">{t('invite.hint')}</p>
      </form>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons
        tone="alert"
        title={everywhere('notDone')}
        reasons={runner.reasons.filter(({ field }) => field !== 'email' && field !== 'name')}
      />
      {link ? <LinkPanel link={link} timeZone={timeZone} /> : null}
    </section>
  );
}
