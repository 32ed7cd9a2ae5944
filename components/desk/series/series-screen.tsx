'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { ListedSeries, SeriesOnDesk } from '#lib/numbering/schema.ts';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useActions } from '#components/desk/seat.tsx';
import { SeriesForm } from './series-form.tsx';
import { Restart, SetNext } from './series-steps.tsx';
import { type approvalCounts, SetSeries } from './set-series.tsx';
import { useRunner } from '#components/desk/use-runner.ts';
import { useNewSeries } from './use-new-series.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ series }: { series: ListedSeries }) {
  const t = useTranslations('series');
  const fields = useTranslations('seriesFields');
  const periods = usePeriodWords();
  return (
    <dl className="series-facts">
      <Fact name={fields('label')}>
        <code>{series.labelTemplate}</code>
        {series.prefix
          ? t.rich('facts.prefix', { prefix: series.prefix, code: (words) => <code>{words}</code> })
          : null}
      </Fact>
      <Fact name={t('facts.number')}>
        <bdi>{series.example.label}</bdi>
        <span className="path">
          <bdi dir="ltr">{series.example.path}</bdi>
        </span>
      </Fact>
      <Fact name={t('facts.restarts')}>{periods.restart(series)}</Fact>
      <Fact name={t('facts.timeZone')}>
        <bdi>{series.timeZone}</bdi>
      </Fact>
      <Fact name={t('facts.approvals')}>{t(`approvals.${series.approvals as (typeof approvalCounts)[number]}`)}</Fact>
      <Fact name={t('facts.urgent')}>{t(series.allowUrgent ? 'facts.allowed' : 'facts.notAllowed')}</Fact>
      <Fact name={t('facts.comments')}>{t(series.commentsStop ? 'facts.stop' : 'facts.doNotStop')}</Fact>
    </dl>
  );
}

type RowProps = { series: ListedSeries; actions: DeskActions; canChange: boolean };

function SeriesRow({ series, actions, canChange }: RowProps) {
  const t = useTranslations('series');
  const everywhere = useTranslations('everywhere');
  const periods = usePeriodWords();
  const runner = useRunner();
  const steps = { series, actions, runner };
  const period = periods.place(series.period, series.next.period);
  return (
    <li>
      <p className="series-next">
        <b>
          <bdi>{series.next.label}</bdi>
        </b>
        <span className="hint">{period ? t('nextIn', { period }) : t('next')}</span>
      </p>
      <div className="series-body">
        <h2 id={`series-${series.key}`}>
          <bdi>{series.name}</bdi> <code>{series.key}</code>
        </h2>
        <Facts series={series} />
        {canChange ? (
          <div className="series-steps">
            <SetSeries {...steps} />
            <SetNext {...steps} />
            <Restart {...steps} />
          </div>
        ) : null}
        <p role="status" className="action-done">
          {runner.done}
        </p>
        <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      </div>
    </li>
  );
}

/** Every series of the house. An administrator can change them here. */
export function SeriesScreen(page: SeriesOnDesk) {
  const t = useTranslations('series');
  const actions = useActions();
  const runner = useRunner();
  const typed = useNewSeries(page.timeZone, page.now, { labelTemplate: t('form.usualLabel') });
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const canChange = page.reasons.length === 0;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const close = () => setOpen(false);
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {canChange && !isOpen ? (
          <button
            ref={opener}
            type="button"
            className="button primary"
            data-command={actionWeights.addSeries}
            onClick={() => setOpen(true)}
          >
            {t('add')}
          </button>
        ) : null}
      </div>
      <p className="first-steps-line">{t('lead')}</p>
      <Reasons reasons={page.reasons} />
      {canChange && isOpen ? (
        <SeriesForm
          series={typed}
          timeZones={page.timeZones}
          add={actions.addSeries}
          runner={runner}
          onDone={() => {
            typed.clear();
            close();
          }}
          onClose={close}
        />
      ) : null}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      {page.series.length === 0 ? (
        <p className="first-steps">{t('empty')}</p>
      ) : (
        <ul className="series-list">
          {page.series.map((series) => (
            <SeriesRow key={series.key} series={series} actions={actions} canChange={canChange} />
          ))}
        </ul>
      )}
    </main>
  );
}
