'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { StepButton, type StepProps } from '#components/desk/step-button.tsx';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { useTimes } from '#components/desk/use-times.ts';

/** The current time, updated every ten seconds. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

type Numbering = { release: StepProps['release']; chosen: string; onChoose: (reservationId: string) => void };

/** The choice of number: the release's own, the next, or one that the viewer has reserved. */
function WhichNumber({ release, chosen, onChoose }: Numbering) {
  const t = useTranslations('publish');
  const id = useId();
  const { called } = usePeriodWords();
  const { next, held } = release;
  const b = (words: ReactNode) => <b className="confirm-label">{words}</b>;
  if (release.draft?.kind === 'correction') {
    return <dd>{t.rich('stays', { label: release.label ?? '', edition: release.edition + 1, b })}</dd>;
  }
  if (release.original) return <dd>{t.rich('originals', { label: release.original.label, b })}</dd>;
  const reserved = held.find(({ reservationId }) => reservationId === chosen);
  const period = called((reserved?.period ?? next?.period) || '');
  return (
    <dd>
      {held.length > 0 ? (
        <>
          <label htmlFor={id} className="unseen">
            {t('which')}
          </label>
          <select id={id} className="input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
            <option value="">{t('theNext', { label: next?.label ?? '' })}</option>
            {held.map(({ reservationId, label }) => (
              <option key={reservationId} value={reservationId}>
                {t('reserved', { label })}
              </option>
            ))}
          </select>
        </>
      ) : null}
      {t.rich(period ? 'inPeriod' : 'inSeries', {
        label: reserved?.label ?? next?.label ?? '',
        period,
        more: t(reserved ? 'wasTaken' : 'ifTaken'),
        b,
      })}
    </dd>
  );
}

function Confirm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
  const times = useTimes(timeZone);
  const t = useTranslations('publish');
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [chosen, setChosen] = useState('');
  const reservation = chosen === '' ? {} : { reservationId: chosen };
  const isCorrection = release.draft?.kind === 'correction';
  return (
    <section
      className="panel confirm"
      aria-labelledby="confirm-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h3 id="confirm-title" ref={heading} tabIndex={-1}>
        {t('title')}
      </h3>
      <dl>
        <dt>{t('number')}</dt>
        <WhichNumber release={release} chosen={chosen} onChoose={setChosen} />
        {isCorrection ? (
          <>
            <dt>{t('note')}</dt>
            <dd dir="auto">{release.draft?.content.note}</dd>
          </>
        ) : null}
        <dt>{t('time')}</dt>
        <dd>
          {times.full(now)}
          <br />
          {times.utc(now)}
        </dd>
        <dt>{t('who')}</dt>
        <dd>{t('everyone')}</dd>
        <dt>{t('afterwards')}</dt>
        <dd>{t('stands')}</dd>
      </dl>
      <button
        type="button"
        className="button primary wide"
        aria-disabled={verbs.isBusy}
        onClick={() => void verbs.run((input) => actions.publish({ ...input, ...reservation }))}
      >
        {t(verbs.isBusy ? 'publishing' : 'now')}
      </button>
      <button type="button" className="plain" onClick={onClose}>
        {t('notYet')}
      </button>
    </section>
  );
}

/** Publishing asks first, in place, and shows what it will do. */
export function PublishStep(props: StepProps) {
  const t = useTranslations('publish');
  const { release, verbs } = props;
  const [isOpen, setOpen] = useState(false);
  if (isOpen && release.can.publish.allowed) return <Confirm {...props} onClose={() => setOpen(false)} />;
  const name =
    release.draft?.kind === 'correction'
      ? t('correction', { label: release.label ?? '' })
      : release.next
        ? t('as', { label: release.next.label })
        : t('asNext');
  return (
    <StepButton
      action="publish"
      name={name}
      allowed={release.can.publish}
      verbs={verbs}
      onPress={() => setOpen(true)}
      after={t('after')}
    />
  );
}
