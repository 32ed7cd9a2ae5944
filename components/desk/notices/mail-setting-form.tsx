'use client';
import { type FormEvent, useId, useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { zoneOf } from '#components/desk/times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { MailSetting, Pace } from '#lib/notices/rules.ts';

const paceWords: Record<Pace, string> = {
  'at-once': 'At once',
  daily: 'Once a day',
  none: 'None; the bell is enough',
};
const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** Sets when the viewer gets notices by e-mail. */
export function MailSettingForm({ setting, timeZone }: { setting: MailSetting; timeZone: string }) {
  const id = useId();
  const { setNoticeMail } = useActions();
  const runner = useRunner();
  const [pace, setPace] = useState<Pace>(setting.pace);
  const [hour, setHour] = useState(setting.hour);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void runner.run(
      () => setNoticeMail({ pace, hour }),
      () => 'Saved.',
    );
  };
  return (
    <form className="mail-setting" onSubmit={send} aria-labelledby={`${id}-title`}>
      <fieldset>
        <legend>
          <h2 id={`${id}-title`}>Notices by e-mail</h2>
        </legend>
        {(Object.keys(paceWords) as Pace[]).map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-pace`} checked={pace === one} onChange={() => setPace(one)} />
            {paceWords[one]}
          </label>
        ))}
      </fieldset>
      {pace === 'daily' ? (
        <label className="mail-hour">
          Hour, {zoneOf(timeZone)} time
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
        Save
      </button>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not saved." reasons={runner.reasons} />
    </form>
  );
}
