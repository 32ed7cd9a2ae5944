import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { MomentField } from '#components/desk/pickers/moment-field.tsx';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import type { FinderChoices, Question } from '#lib/releases/finding/finder-rules.ts';

type Choice = { key: string; name: string };

function Select({ name, label, chosen, choices }: { name: string; label: string; chosen: string; choices: Choice[] }) {
  const t = useTranslations('everywhere');
  return (
    <label>
      {label}
      <select key={chosen} name={name} className="input" defaultValue={chosen}>
        <option value="">{t('any')}</option>
        {choices.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function DayFilter({ name, label, chosen }: { name: string; label: string; chosen: string }) {
  const [day, setDay] = useState(chosen);
  return <MomentField type="date" name={name} label={label} value={day} onChange={setDay} />;
}

/** The fields that narrow the list, as parts of its form. They are open while one is in use. */
export function FinderFilters({ question, choices }: { question: Question; choices: FinderChoices }) {
  const t = useTranslations('finder');
  const reader = useLocale();
  const { person, desk, series, language, from, to } = question;
  const languages = choices.languages.map((key) => ({ key, name: nameOfLanguageIn(key, reader) }));
  const isOpen = [person, desk, series, language, from, to].some((value) => value !== '');
  return (
    <details className="finder-filters" open={isOpen}>
      <summary>{t('filters')}</summary>
      <div className="finder-fields">
        <label>
          {t('person')}
          <input key={person} name="person" className="input" dir="auto" maxLength={600} defaultValue={person} />
        </label>
        <Select name="desk" label={t('desk')} chosen={desk} choices={choices.desks} />
        <Select name="series" label={t('series')} chosen={series} choices={choices.series} />
        <Select name="language" label={t('language')} chosen={language} choices={languages} />
        <DayFilter key={`from ${from}`} name="from" label={t('from')} chosen={from} />
        <DayFilter key={`to ${to}`} name="to" label={t('to')} chosen={to} />
      </div>
    </details>
  );
}
