'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import { nameOfLanguage } from '#lib/core/languages.ts';
import type { NewReleaseChoices } from '#lib/releases/schema.ts';
import { ReleaseText } from './release-text.tsx';
import { useStart } from './use-start.ts';

type Props = { choices: NewReleaseChoices };

function Choose({
  label,
  name,
  options,
  first,
  onChange,
}: {
  label: string;
  name: string;
  options: { key: string; name: string }[];
  /** The choice before anybody chose. */
  first?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={first}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function NoDesk() {
  const t = useTranslations('newRelease');
  return (
    <main id="main" className="sheet-page">
      <h1>{t('title')}</h1>
      <p className="first-steps">{t('noDesk')}</p>
    </main>
  );
}

/**
 * Starts a release from a whole text, pasted or dropped, or from a blank page. A refusal loses
 * nothing that was typed.
 */
export function NewReleaseForm({ choices }: Props) {
  const t = useTranslations('newRelease');
  const { text, losses, set, reasons, setReasons, isBusy, start } = useStart();
  const [language, setLanguage] = useState(choices.languages[0] ?? 'en');
  if (choices.desks.length === 0) return <NoDesk />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isBlank = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'blank';
    const data = new FormData(event.currentTarget);
    const field = (name: string) => String(data.get(name) ?? '');
    // The field's own refusal stays: it explains why the field is empty.
    if (!isBlank && text.trim() === '')
      return setReasons(reasons.length > 0 ? [...reasons] : [worded(t('noText'), 'text')]);
    void start({ desk: field('desk'), series: field('series'), language: field('language') }, isBlank ? '' : text);
  };
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <form className="new-release" onSubmit={submit}>
        <div className="field-row">
          <Choose label={t('desk')} name="desk" options={choices.desks} />
          <Choose
            label={t('series')}
            name="series"
            first={choices.beginWith}
            options={choices.series.map(({ key, name, nextLabel }) => ({
              key,
              name: t('seriesNext', { name, next: nextLabel }),
            }))}
          />
          <Choose
            label={t('language')}
            name="language"
            options={choices.languages.map((key) => ({ key, name: nameOfLanguage(key) }))}
            first={language}
            onChange={setLanguage}
          />
        </div>
        <ReleaseText text={text} losses={losses} language={language} onText={set} onReasons={setReasons} />
        <div id="new-reasons">
          <Reasons tone="alert" title={t(text ? 'notStartedText' : 'notStarted')} reasons={reasons} />
        </div>
        <div className="row">
          <button type="submit" name="start" value="text" className="button primary" aria-disabled={isBusy}>
            {t('start')}
          </button>
          <button type="submit" name="start" value="blank" className="button quiet" aria-disabled={isBusy}>
            {t('startBlank')}
          </button>
        </div>
      </form>
    </main>
  );
}
