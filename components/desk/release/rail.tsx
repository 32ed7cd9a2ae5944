'use client';
import { type MouseEvent, useContext } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { useReasonWords } from '#components/ui/reasons.tsx';
import type { Check, DeskRelease } from '#lib/releases/schema.ts';
import { Assignment } from './assignment.tsx';
import { Details } from './details.tsx';
import { NextStep } from './next-step.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { ShowScreen } from './screens.ts';
import { StateMark } from '#components/desk/state-mark.tsx';
import { stateOf } from '#components/desk/states.ts';
import type { Times } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { Translations } from './translations.tsx';
import { UrgentFlag } from './urgent-steps.tsx';

export type Shared = { timeZone: string; now: Date; viewerId: string };

function about({ draft }: DeskRelease, { now, viewerId }: Shared, times: Times): string {
  if (!draft) return '';
  const wrote = draft.writers.some((writer) => writer.id === viewerId);
  if (draft.revision && ['submitted', 'approved', 'scheduled'].includes(draft.state)) {
    return `Revision ${draft.revision}, by ${draft.revisionBy}, ${times.short(draft.revisionAt ?? draft.changedAt, now)}. ${wrote ? 'You wrote part of it.' : 'You wrote none of it.'}`;
  }
  return `Last changed by ${draft.changedBy}, ${times.short(draft.changedAt, now)}.`;
}

function PublishedAs({ release, timeZone }: { release: DeskRelease; timeZone: string }) {
  const times = useTimes(timeZone);
  if (!release.path || !release.publishedAt) return null;
  return (
    <div className="published-as">
      <p className="published-label">{release.label}</p>
      <p className="hint">
        Published {times.full(release.publishedAt)}
        <br />
        {times.utc(release.publishedAt)}
      </p>
      <a className="button primary wide" href={release.path} data-command="light">
        Open the public page
      </a>
    </div>
  );
}

const icons = { fine: 'tick', doubtful: 'question', missing: 'ring' } as const;
const glyphName = { fine: 'Fine: ', doubtful: 'Look again: ', missing: 'Missing: ' } as const;

/** Moves to the field of a check; on a telephone it changes the screen too. */
function FieldLink({ field, children }: { field: string; children: string }) {
  const show = useContext(ShowScreen);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    show('document');
    requestAnimationFrame(() => document.getElementById(`field-${field}`)?.focus());
  };
  return (
    <a href={`#field-${field}`} onClick={go}>
      {children}
    </a>
  );
}

function Preflight({ checks, canEdit }: { checks: Check[]; canEdit: boolean }) {
  return (
    <section>
      <h3 className="label">Preflight</h3>
      <ul className="checks">
        {checks.map(({ code, status, field, message }) => (
          <li key={code} data-status={status}>
            <span className="check-mark">
              <Icon name={icons[status]} />
            </span>
            <span>
              <span className="unseen">{glyphName[status]}</span>
              {canEdit && status !== 'fine' && field ? <FieldLink field={field}>{message}</FieldLink> : message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Approvals({ release, timeZone, now }: { release: DeskRelease } & Shared) {
  const times = useTimes(timeZone);
  const { draft } = release;
  if (!draft || (draft.approvals.length === 0 && draft.approvalsNeeded === 1)) return null;
  return (
    <section>
      <h3 className="label">
        Approvals · {draft.approvals.length} of {draft.approvalsNeeded}
      </h3>
      <ul className="approvals">
        {draft.approvals.map((approval) => (
          <li key={approval.by + approval.at.toISOString()}>
            Approved by {approval.by}, {times.short(approval.at, now)}, revision {approval.revision}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ release, timeZone, now }: { release: DeskRelease } & Shared) {
  const wordsOf = useReasonWords();
  const times = useTimes(timeZone);
  return (
    <section>
      <h3 className="label">History</h3>
      <ol className="history">
        {release.history.map((event) => (
          <li key={event.seq}>
            {event.words}
            {event.details.length > 0 ? (
              <>
                :{' '}
                <q className="history-detail" dir="auto">
                  {event.details.map(wordsOf).join(' · ')}
                </q>
              </>
            ) : null}
            <small>
              {event.by}, <time dateTime={event.at.toISOString()}>{times.short(event.at, now)}</time>
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** State, next step, preflight, approvals, other languages, details, history. */
export function Rail(props: StepProps & Shared & { canEdit: boolean }) {
  const { release, checks, timeZone, now, canEdit } = props;
  const times = useTimes(timeZone);
  const { draft } = release;
  const request = draft?.state === 'changes-requested' ? draft.changesRequested : null;
  return (
    <aside className="rail" aria-label="State and next step">
      <div id="state" aria-live="polite" tabIndex={-1}>
        <StateMark
          as="h2"
          className="state-large"
          state={stateOf({ state: draft?.state ?? null, publicState: release.publicState })}
        />
      </div>
      {draft ? (
        <p className="hint">{about(release, props, times)}</p>
      ) : (
        <PublishedAs release={release} timeZone={timeZone} />
      )}
      {request ? (
        <blockquote className="asked">
          <p dir="auto">{request.reason}</p>
          <footer>
            {request.by}, {times.short(request.at, now)}
          </footer>
        </blockquote>
      ) : null}
      {draft?.missed ? (
        <section className="asked" aria-label="The schedule was not kept">
          <p>
            <strong>Not published at {times.short(draft.missed.at, now)}.</strong> {draft.missed.because}
          </p>
        </section>
      ) : null}
      <UrgentFlag {...props} />
      <NextStep {...props} />
      <Assignment {...props} />
      {draft && draft.state !== 'discarded' ? <Preflight checks={checks} canEdit={canEdit} /> : null}
      <Approvals {...props} />
      <Translations {...props} />
      <Details {...props} />
      <History {...props} />
    </aside>
  );
}
