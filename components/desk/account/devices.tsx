'use client';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { shortTime } from '#components/desk/times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { deviceWords } from '#lib/accounts/device-words-rules.ts';
import type { SignedInDevice } from '#lib/accounts/schema.ts';

type Props = { devices: SignedInDevice[]; sessionId: string; actions: DeskActions; timeZone: string; now: Date };

/** Where one is signed in, and how to end that. */
export function Devices({ devices, sessionId, actions, timeZone, now }: Props) {
  const runner = useRunner();
  const others = devices.filter((device) => device.sessionId !== sessionId);
  const end = (device: SignedInDevice) =>
    runner.run(
      () => actions.signOut({ sessionId: device.sessionId }),
      () => `${deviceWords(device.userAgent)} is signed out.`,
    );
  const endOthers = () =>
    runner.run(
      () => actions.signOutOthers({ keepSessionId: sessionId }),
      ({ sessions }) => `Devices signed out: ${sessions}.`,
    );
  return (
    <section className="account-part" aria-labelledby="devices-title">
      <h2 id="devices-title">Devices signed in</h2>
      <ul className="device-list">
        {devices.map((device) => (
          <li key={device.sessionId}>
            <p>
              <b>{deviceWords(device.userAgent)}</b>{' '}
              <span className="hint">
                {device.sessionId === sessionId
                  ? 'this one'
                  : `last seen ${shortTime(device.lastSeenAt ?? device.signedInAt, now, timeZone)}`}
                , signed in {shortTime(device.signedInAt, now, timeZone)}
              </span>
            </p>
            {device.sessionId === sessionId ? null : (
              <button
                type="button"
                className="plain"
                aria-disabled={runner.isBusy}
                aria-label={`Sign out ${deviceWords(device.userAgent)}, signed in ${shortTime(device.signedInAt, now, timeZone)}`}
                onClick={() => void end(device)}
              >
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <button type="button" className="button quiet" aria-disabled={runner.isBusy} onClick={() => void endOthers()}>
          Sign every other device out
        </button>
      ) : null}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
    </section>
  );
}
