'use client';
import { useTranslations } from 'next-intl';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import type { Words } from '#components/words/catalogues.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { deviceOf } from '#lib/accounts/device-rules.ts';
import type { SignedInDevice } from '#lib/accounts/schema.ts';

type Props = { devices: SignedInDevice[]; sessionId: string; actions: DeskActions; timeZone: string; now: Date };

/** "Firefox on Windows", or "A program" for an unknown browser. */
function deviceWords(userAgent: string, t: Words<'account'>): string {
  const { browser, system } = deviceOf(userAgent);
  if (!browser) return system ? t('devices.programOn', { system }) : t('devices.program');
  return system ? t('devices.device', { browser, system }) : browser;
}

/** Where one is signed in, and how to end that. */
export function Devices({ devices, sessionId, actions, timeZone, now }: Props) {
  const t = useTranslations('account');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const runner = useRunner();
  const others = devices.filter((device) => device.sessionId !== sessionId);
  const end = (device: SignedInDevice) =>
    runner.run(
      () => actions.signOut({ sessionId: device.sessionId }),
      () => t('devices.ended', { device: deviceWords(device.userAgent, t) }),
    );
  const endOthers = () =>
    runner.run(
      () => actions.signOutOthers({ keepSessionId: sessionId }),
      ({ sessions }) => t('devices.othersEnded', { sessions }),
    );
  return (
    <section className="account-part" aria-labelledby="devices-title">
      <h2 id="devices-title">{t('devices.title')}</h2>
      <ul className="device-list">
        {devices.map((device) => (
          <li key={device.sessionId}>
            <p>
              <b>{deviceWords(device.userAgent, t)}</b>{' '}
              <span className="hint">
                {t(device.sessionId === sessionId ? 'devices.this' : 'devices.other', {
                  lastSeen: times.short(device.lastSeenAt ?? device.signedInAt, now),
                  signedIn: times.short(device.signedInAt, now),
                })}
              </span>
            </p>
            {device.sessionId === sessionId ? null : (
              <button
                type="button"
                className="plain"
                aria-disabled={runner.isBusy}
                aria-label={t('devices.endThis', {
                  device: deviceWords(device.userAgent, t),
                  signedIn: times.short(device.signedInAt, now),
                })}
                onClick={() => void end(device)}
              >
                {t('devices.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <button type="button" className="button quiet" aria-disabled={runner.isBusy} onClick={() => void endOthers()}>
          {t('devices.endOthers')}
        </button>
      ) : null}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </section>
  );
}
