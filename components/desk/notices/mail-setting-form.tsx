'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { zoneOf } from '#components/desk/times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { MailSetting, Pace } from '#lib/notices/rules.ts';

const paces: Pace[] = ['at-once', 'daily', 'none'];
const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** Sets when the viewer gets notices by e-mail. */
export function MailSettingForm({ setting, timeZone }: { setting: MailSetting; timeZone: string }) {
  const t = useTranslations('account.mail');
  const everywhere = useTranslations('everywhere');
  const id = useId();
  const { setNoticeMail } = useActions();
  const runner = useRunner();
  const [pace, setPace] = useState<Pace>(setting.pace);
  const [hour, setHour] = useState(setting.hour);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void runner.run(
      () => setNoticeMail({ pace, hour }),
      () => t('done'),
    );
  };
  return (
    <form className="mail-setting" onSubmit={send} aria-labelledby={`${id}-title`}>
      <fieldset>
        <legend>
          <h2 id={`${id}-title`}>{t('title')}</h2>
        </legend>
        {paces.map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-pace`} checked={pace === one} onChange={() => setPace(one)} />
            {t(`paces.${one}`)}
          </label>
        ))}
      </fieldset>
      {pace === 'daily' ? (
        <label className="mail-hour">
          {t('hour', { zone: zoneOf(timeZone) })}
          <select className="input" value={hour} onChange={(event) => setHour(Number(event.target.value))}>
            {Array.from({ length: 24 }, (_, one) => (
              <option key={hourWords(one)} value={one}>
                {hourWords(one)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button type="submit" className="button" aria-disabled={runner.isBusy}>
        {t('send')}
      </button>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notSaved')} reasons={runner.reasons} />
    </form>
  );
}
