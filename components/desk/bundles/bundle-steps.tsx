'use client';
import { useTranslations } from 'next-intl';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskBundle } from '#lib/publishing/bundles/bundle-schema.ts';

type Props = {
  bundle: DeskBundle;
  actions: DeskActions;
  runner: Runner;
  timeZone: string;
  /** Called with words when the bundle is no longer there. */
  onGone: (words: string) => void;
};

function Schedule({ bundle: { id, name, version }, actions, runner, timeZone }: Props) {
  const t = useTranslations('bundles.schedule');
  const moment = useMoment(timeZone);
  return (
    <StepPanel
      action="scheduleBundle"
      opener={t('opener')}
      name={t('title', { name })}
      send={t('send')}
      isBusy={runner.isBusy}
      canSend={moment.at !== null}
      isQuiet
      onSend={async () => {
        const publishAt = moment.at;
        if (!publishAt) return false;
        const scheduled = await runner.run(
          () => actions.scheduleBundle({ bundleId: id, version, publishAt: publishAt.toISOString() }),
          () => t('done'),
        );
        return scheduled !== null;
      }}
    >
      <MomentFields moment={moment} timeZone={timeZone} />
      <p className="hint">{t('hint')}</p>
    </StepPanel>
  );
}

/** What can be done to a bundle as a whole, and why the rest cannot. */
export function BundleSteps(props: Props) {
  const t = useTranslations('bundles');
  const { bundle, actions, runner, onGone } = props;
  const { id, name, version, texts, unseen, can } = bundle;
  const input = { bundleId: id, version };
  const count = texts.length + unseen;
  if (can.unschedule.allowed)
    return (
      <button
        type="button"
        className="button quiet"
        aria-disabled={runner.isBusy}
        onClick={() =>
          void runner.run(
            () => actions.unscheduleBundle(input),
            () => t('unscheduled'),
          )
        }
      >
        {t('unschedule')}
      </button>
    );
  if (!can.publish.allowed) return <Reasons title={t('notYours')} reasons={can.publish.reasons} />;
  return (
    <div className="series-steps">
      <Schedule {...props} />
      <StepPanel
        action="publishBundle"
        opener={t('publish.opener')}
        name={t('publish.title', { name })}
        send={t('publish.send', { count })}
        isBusy={runner.isBusy}
        isQuiet
        onSend={async () => {
          const result = await runner.run(
            () => actions.publishBundle(input),
            () => '',
          );
          if (result) onGone(t('publish.done', { labels: result.published.map(({ label }) => label).join(', ') }));
          return result !== null;
        }}
      >
        <ul className="consequences">
          <li>{t('publish.all', { count })}</li>
          <li>{t('publish.numbers')}</li>
        </ul>
      </StepPanel>
      <StepPanel
        action="takeBundleApart"
        opener={t('apart.opener')}
        name={t('apart.title', { name })}
        send={t('apart.send')}
        isBusy={runner.isBusy}
        isQuiet
        onSend={async () => {
          const result = await runner.run(
            () => actions.takeBundleApart(input),
            () => '',
          );
          if (result) onGone(t('apart.done', { name }));
          return result !== null;
        }}
      >
        <ul className="consequences">
          <li>{t('apart.stay')}</li>
        </ul>
      </StepPanel>
    </div>
  );
}
