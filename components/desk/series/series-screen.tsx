'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { ListedSeries, SeriesOnDesk } from '#lib/numbering/schema.ts';
import { periodWords, restartWords } from '#lib/numbering/series-words-rules.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useActions } from '#components/desk/seat.tsx';
import { SeriesForm } from './series-form.tsx';
import { Restart, SetNext } from './series-steps.tsx';
import { approvalWords, SetSeries } from './set-series.tsx';
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
  return (
    <dl className="series-facts">
      <Fact name="Label">
        <code>{series.labelTemplate}</code>
        {series.prefix ? (
          <>
            , <code>{'{prefix}'}</code> is {series.prefix}
          </>
        ) : null}
      </Fact>
      <Fact name="Number 197">
        <bdi>{series.example.label}</bdi>
        <span className="path">{series.example.path}</span>
      </Fact>
      <Fact name="Begins at 1 again">{restartWords(series)}</Fact>
      <Fact name="Time zone">{series.timeZone}</Fact>
      <Fact name="Approvals">{approvalWords[series.approvals]}</Fact>
      <Fact name="Urgent publication">{series.allowUrgent ? 'Allowed, reviewed afterwards' : 'Not allowed'}</Fact>
    </dl>
  );
}

type RowProps = { series: ListedSeries; actions: DeskActions; canChange: boolean };

function SeriesRow({ series, actions, canChange }: RowProps) {
  const runner = useRunner();
  const steps = { series, actions, runner };
  const period = periodWords(series.period, series.next.period);
  return (
    <li>
      <p className="series-next">
        <b>
          <bdi>{series.next.label}</bdi>
        </b>
        <span className="hint">next{period ? ` in ${period}` : ''}</span>
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
        <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
      </div>
    </li>
  );
}

/** Every series of the house. An administrator can change them here. */
export function SeriesScreen(page: SeriesOnDesk) {
  const actions = useActions();
  const runner = useRunner();
  const typed = useNewSeries(page.timeZone, page.now);
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
        <h1>Series</h1>
        {canChange && !isOpen ? (
          <button
            ref={opener}
            type="button"
            className="button primary"
            data-command={actionWeights.addSeries}
            onClick={() => setOpen(true)}
          >
            Add a series
          </button>
        ) : null}
      </div>
      <p className="first-steps-line">
        A series is a run of numbered releases: how its labels read, when it begins at 1 again, and what it asks before
        a text is published.
      </p>
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
        <p className="first-steps">There is no series yet. The first one gives the house its numbers.</p>
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
