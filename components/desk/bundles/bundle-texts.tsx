'use client';
import { useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Bundles, DeskBundle } from '#lib/publishing/bundles/bundle-schema.ts';
import { BundleTextLine } from './bundle-text.tsx';

type Props = { bundle: DeskBundle; free: Bundles['free']; actions: DeskActions; runner: Runner };

function Join({ bundle: { id, name, version }, free, actions, runner }: Props) {
  const [releaseId, setReleaseId] = useState(free[0]?.releaseId ?? '');
  return (
    <StepPanel
      action="joinBundle"
      opener="Add a release…"
      name={`Add a release to ${name}`}
      send="Add it at the end"
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () =>
        (await runner.run(
          () => actions.joinBundle({ bundleId: id, version, releaseId }),
          () => 'It is added at the end.',
        )) !== null
      }
    >
      <label htmlFor={`join-${id}`}>Approved release</label>
      <select
        id={`join-${id}`}
        className="input"
        value={releaseId}
        onChange={(event) => setReleaseId(event.target.value)}
      >
        {free.map((text) => (
          <option key={text.releaseId} value={text.releaseId}>
            {text.headline} ({text.desk})
          </option>
        ))}
      </select>
    </StepPanel>
  );
}

/** The texts of a bundle in the order of their numbers. They are moved, taken out and added. */
export function BundleTexts({ bundle, free, actions, runner }: Props) {
  const { id, version, texts, unseen, can } = bundle;
  const move = (from: number, to: number) => {
    const releaseIds = texts.map(({ releaseId }) => releaseId);
    const [moved = ''] = releaseIds.splice(from, 1);
    releaseIds.splice(to, 0, moved);
    return runner.run(
      () => actions.orderBundle({ bundleId: id, version, releaseIds }),
      () => `“${texts[from]?.headline}” is number ${to + 1} of ${texts.length} now.`,
    );
  };
  const step = (at: number, by: -1 | 1, words: string) =>
    at + by < 0 || at + by >= texts.length ? null : (
      <button
        type="button"
        className="plain"
        data-command={actionWeights.orderBundle}
        aria-disabled={runner.isBusy}
        aria-label={`${words}: ${texts[at]?.headline}`}
        onClick={() => void move(at, at + by)}
      >
        {words}
      </button>
    );
  return (
    <>
      <ol className="bundle-texts">
        {texts.map((text, at) => (
          <li key={text.releaseId}>
            <BundleTextLine text={text} />
            <span className="row">
              {can.order.allowed ? step(at, -1, 'Up') : null}
              {can.order.allowed ? step(at, 1, 'Down') : null}
              {text.canLeave.allowed ? (
                <StepPanel
                  action="leaveBundle"
                  opener="Take out…"
                  name={`Take out: ${text.headline}`}
                  send="Take it out"
                  isBusy={runner.isBusy}
                  isQuiet
                  onSend={async () =>
                    (await runner.run(
                      () => actions.leaveBundle({ releaseId: text.releaseId, version: text.version }),
                      () => `“${text.headline}” is out of the bundle. It stays approved.`,
                    )) !== null
                  }
                >
                  <ul className="consequences">
                    <li>It stays approved, and can be published alone.</li>
                    {bundle.publishAt ? <li>The schedule of the bundle ends. Who set it gets a notice.</li> : null}
                  </ul>
                </StepPanel>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {unseen > 0 ? (
        <p className="hint">
          And {unseen} {unseen === 1 ? 'release' : 'releases'} of desks that you do not see.
        </p>
      ) : null}
      {can.join.allowed && free.length > 0 ? <Join {...{ bundle, free, actions, runner }} /> : null}
    </>
  );
}
