'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { useNames } from '#components/ui/names.ts';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { StepProps } from '#components/desk/step-button.tsx';

type Props = Pick<StepProps, 'release' | 'actions' | 'verbs'>;

function Detail({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/**
 * The series. It can be chosen until the release has a number. The text is saved first, and the
 * next label follows the choice.
 */
function Series({ release, actions, verbs }: Props) {
  const t = useTranslations('details');
  const id = useId();
  const { series, seriesToChoose } = release;
  const [chosen, setChosen] = useState({ from: '', to: '' });
  if (seriesToChoose.length < 2) return <Detail name={t('series')}>{series.name}</Detail>;
  const choose = async (to: string) => {
    // A second choice is ignored while the first runs. The field then shows the actual series.
    if (verbs.isBusy) return;
    setChosen({ from: series.key, to });
    const isDone = await verbs.run((input) => actions.change({ ...input, changes: { series: to } }));
    if (!isDone) setChosen({ from: '', to: '' });
  };
  return (
    <Detail name={<label htmlFor={id}>{t('series')}</label>}>
      <select
        id={id}
        className="input"
        value={chosen.from === series.key ? chosen.to : series.key}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void choose(event.target.value)}
      >
        {seriesToChoose.map(({ key, name, nextLabel }) => (
          <option key={key} value={key}>
            {t('next', { name, label: nextLabel })}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        {t('hint')}
      </p>
    </Detail>
  );
}

/** Where the release belongs: its original, desk, series and language, and who started it. */
export function Details(props: Props) {
  const t = useTranslations('details');
  const nameOf = useNames();
  const { desk, language, original, startedBy } = props.release;
  return (
    <section>
      <h3 className="label">{t('title')}</h3>
      <dl className="details">
        {original ? (
          <Detail name={t('translates')}>
            <a href={original.path}>{original.label}</a>
          </Detail>
        ) : null}
        <Detail name={t('desk')}>{desk.name}</Detail>
        <Series {...props} />
        <Detail name={t('language')}>
          <span lang={language} dir={directionOf(language)}>
            {nameOfLanguage(language)}
          </span>
        </Detail>
        <Detail name={t('startedBy')}>{nameOf(startedBy)}</Detail>
      </dl>
    </section>
  );
}
