'use client';
import { useTranslations } from 'next-intl';
import { useNames } from '#components/ui/names.ts';
import { useReasonWords } from '#components/ui/reasons.tsx';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { Assignment } from './assignment.tsx';
import { Preflight } from './checks.tsx';
import { Details } from './details.tsx';
import { NextStep } from './next-step.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { Previews } from './previews.tsx';
import { StateMark } from '#components/desk/state-mark.tsx';
import { stateOf } from '#components/desk/states.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { Translations } from './translations.tsx';
import { UrgentFlag } from './urgent-steps.tsx';

export type Shared = { timeZone: string; now: Date; viewerId: string };

function About({ release: { draft }, timeZone, now, viewerId }: { release: DeskRelease } & Shared) {
  const t = useTranslations('rail');
  const times = useTimes(timeZone);
  const nameOf = useNames();
  if (!draft) return null;
  const wrote = draft.writers.some((writer) => writer.id === viewerId);
  if (draft.revision && ['submitted', 'approved', 'scheduled'].includes(draft.state)) {
    const time = times.short(draft.revisionAt ?? draft.changedAt, now);
    return (
      <p className="hint">
        {t('revision', { revision: draft.revision, by: draft.revisionBy ?? '', time })}{' '}
        {t(wrote ? 'wrote' : 'wroteNone')}
      </p>
    );
  }
  return (
    <p className="hint">{t('changed', { by: nameOf(draft.changedBy), time: times.short(draft.changedAt, now) })}</p>
  );
}

function PublishedAs({ release, timeZone }: { release: DeskRelease; timeZone: string }) {
  const times = useTimes(timeZone);
  const t = useTranslations('rail');
  if (!release.path || !release.publishedAt) return null;
  return (
    <div className="published-as">
      <p className="published-label">{release.label}</p>
      <p className="hint">
        {t('published', { time: times.full(release.publishedAt) })}
        <br />
        {times.utc(release.publishedAt)}
      </p>
      <a className="button primary wide" href={release.path} data-command="light">
        {t('open')}
      </a>
    </div>
  );
}

function Approvals({ release, timeZone, now }: { release: DeskRelease } & Shared) {
  const times = useTimes(timeZone);
  const t = useTranslations('rail');
  const { draft } = release;
  if (!draft || (draft.approvals.length === 0 && draft.approvalsNeeded === 1)) return null;
  return (
    <section>
      <h3 className="label">{t('approvals', { count: draft.approvals.length, needed: draft.approvalsNeeded })}</h3>
      <ul className="approvals">
        {draft.approvals.map((approval) => (
          <li key={approval.by + approval.at.toISOString()}>
            {t('approval', { by: approval.by, time: times.short(approval.at, now), revision: approval.revision })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ release, timeZone, now }: { release: DeskRelease } & Shared) {
  const wordsOf = useReasonWords();
  const nameOf = useNames();
  const t = useTranslations('rail');
  const record = useTranslations('record');
  const times = useTimes(timeZone);
  return (
    <section>
      <h3 className="label">{t('history')}</h3>
      <ol className="history">
        {release.history.map((event) => (
          <li key={event.seq}>
            {record.has(event.type as never) ? record(event.type as never) : event.words}
            {event.details.length > 0 ? (
              <>
                :{' '}
                <q className="history-detail" dir="auto">
                  {event.details.map(wordsOf).join(' · ')}
                </q>
              </>
            ) : null}
            <small>
              {t.rich('by', {
                by: nameOf(event.by),
                time: times.short(event.at, now),
                moment: (words) => <time dateTime={event.at.toISOString()}>{words}</time>,
              })}
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
  const t = useTranslations('rail');
  const times = useTimes(timeZone);
  const wordsOf = useReasonWords();
  const { draft } = release;
  const request = draft?.state === 'changes-requested' ? draft.changesRequested : null;
  return (
    <aside className="rail" aria-label={t('title')}>
      <div id="state" aria-live="polite" tabIndex={-1}>
        <StateMark
          as="h2"
          className="state-large"
          state={stateOf({ state: draft?.state ?? null, publicState: release.publicState })}
        />
      </div>
      {draft ? <About {...props} /> : <PublishedAs release={release} timeZone={timeZone} />}
      {request ? (
        <blockquote className="asked">
          <p dir="auto">{request.reason}</p>
          <footer>{t('requested', { by: request.by, time: times.short(request.at, now) })}</footer>
        </blockquote>
      ) : null}
      {draft?.missed ? (
        <section className="asked" aria-label={t('missed')}>
          <p>
            {t.rich('missedAt', {
              time: times.short(draft.missed.at, now),
              because: draft.missed.because.map(wordsOf).join(' '),
              b: (words) => <strong>{words}</strong>,
            })}
          </p>
        </section>
      ) : null}
      <UrgentFlag {...props} />
      <NextStep {...props} />
      <Assignment {...props} />
      {draft && draft.state !== 'discarded' ? <Preflight checks={checks} canEdit={canEdit} /> : null}
      <Approvals {...props} />
      <Previews {...props} />
      <Translations {...props} />
      <Details {...props} />
      <History {...props} />
    </aside>
  );
}
