'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { TextField, Field } from '#components/desk/field.tsx';
import { useActions } from '#components/desk/seat.tsx';
import { SecretAddress } from '#components/desk/secret-address.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useRunner } from '#components/desk/use-runner.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { previewSizes } from '#lib/releases/preview/sizes-rules.ts';
import type { PreviewLink, PreviewLinkMade } from '#lib/releases/preview/schema.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';

type Made = PreviewLinkMade & { name: string };

type Runner = ReturnType<typeof useRunner>;

function MakeLink({ releaseId, runner, onMade }: { releaseId: string; runner: Runner; onMade: (made: Made) => void }) {
  const t = useTranslations('preview.make');
  const { makePreviewLink } = useActions();
  const [name, setName] = useState('');
  const [days, setDays] = useState('3');
  const send = async () => {
    const made = await runner.run(
      () => makePreviewLink({ releaseId, name, days: Number(days) }),
      () => '',
    );
    // Its field takes the focus after the form has closed and given it to its button.
    if (made) setTimeout(() => onMade({ ...made, name }));
    return made !== null;
  };
  return (
    <StepPanel
      action="makePreviewLink"
      opener={t('open')}
      name={t('name')}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setName('')}
      onSend={send}
    >
      <TextField
        label={t('who')}
        hint={t('whoHint')}
        value={name}
        onChange={setName}
        max={previewSizes.name}
        required
      />
      <Field
        label={t('days')}
        draw={(wiring) => (
          <input
            {...wiring}
            className="input"
            type="number"
            min={1}
            max={previewSizes.days}
            required
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        )}
      />
    </StepPanel>
  );
}

type ListProps = { links: PreviewLink[]; runner: Runner; timeZone: string; now: Date; onEnded: () => void };

function Links({ links, runner, timeZone, now, onEnded }: ListProps) {
  const t = useTranslations('preview');
  const times = useTimes(timeZone);
  const { endPreviewLink } = useActions();
  const end = async ({ linkId, name }: PreviewLink) => {
    const ended = await runner.run(
      () => endPreviewLink({ linkId }),
      () => t('ended', { name }),
    );
    if (ended !== null || runner.reasons.length === 0) onEnded();
  };
  return (
    <ul className="preview-links">
      {links.map((link) => (
        <li key={link.linkId}>
          <bdi>{link.name}</bdi>
          <small>
            {t('until', { time: times.short(link.expiresAt, now) })}{' '}
            {link.openedAt
              ? t('opened', { count: link.opened, time: times.short(link.openedAt, now) })
              : t('neverOpened')}
          </small>
          <button type="button" className="plain" aria-disabled={runner.isBusy} onClick={() => void end(link)}>
            {t('end', { name: link.name })}
          </button>
        </li>
      ))}
    </ul>
  );
}

type Props = { release: DeskRelease; timeZone: string; now: Date };

/** The text as its page, and the links by which somebody without an account reads it. */
export function Previews({ release, timeZone, now }: Props) {
  const t = useTranslations('preview');
  const times = useTimes(timeZone);
  const runner = useRunner();
  const [made, setMade] = useState<Made | null>(null);
  const section = useRef<HTMLElement>(null);
  const { draft, previewLinks } = release;
  if (!draft || draft.state === 'discarded') return null;
  return (
    <section ref={section} aria-labelledby="preview-title" tabIndex={-1}>
      <h3 className="label" id="preview-title">
        {t('title')}
      </h3>
      <p>
        <a href={`/api/preview/${release.id}`} target="_blank" rel="noopener">
          {t('open')}
        </a>
      </p>
      {previewLinks ? (
        <>
          <Links
            {...{ runner, timeZone, now, links: previewLinks }}
            onEnded={() => {
              setMade(null);
              section.current?.focus();
            }}
          />
          {made ? (
            <SecretAddress
              key={made.address}
              label={t('address', { name: made.name })}
              address={made.address}
              hint={t('copy', { until: times.full(new Date(made.until)) })}
            />
          ) : null}
          <MakeLink releaseId={release.id} runner={runner} onMade={setMade} />
          <Reasons tone="alert" title={t('notDone')} reasons={runner.reasons} />
          <p role="status" className="action-done">
            {runner.done}
          </p>
        </>
      ) : null}
    </section>
  );
}
