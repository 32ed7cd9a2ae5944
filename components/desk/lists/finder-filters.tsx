import { nameOfLanguageIn } from '#lib/core/languages.ts';
import type { FinderChoices, Question } from '#lib/releases/finding/finder-rules.ts';

type Choice = { key: string; name: string };

function Select({ name, label, chosen, choices }: { name: string; label: string; chosen: string; choices: Choice[] }) {
  return (
    <label>
      {label}
      <select key={chosen} name={name} className="input" defaultValue={chosen}>
        <option value="">Any</option>
        {choices.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The fields that narrow the list, as parts of its form. They are open while one is in use. */
export function FinderFilters({ question, choices }: { question: Question; choices: FinderChoices }) {
  const { person, desk, series, language, from, to } = question;
  const languages = choices.languages.map((key) => ({ key, name: nameOfLanguageIn(key, 'en') }));
  const isOpen = [person, desk, series, language, from, to].some((value) => value !== '');
  return (
    <details className="finder-filters" open={isOpen}>
      <summary>Person, desk, series, language, dates</summary>
      <div className="finder-fields">
        <label>
          Person
          <input key={person} name="person" className="input" dir="auto" maxLength={600} defaultValue={person} />
        </label>
        <Select name="desk" label="Desk" chosen={desk} choices={choices.desks} />
        <Select name="series" label="Series" chosen={series} choices={choices.series} />
        <Select name="language" label="Language" chosen={language} choices={languages} />
        <label>
          From
          <input key={from} name="from" type="date" className="input" defaultValue={from} />
        </label>
        <label>
          To
          <input key={to} name="to" type="date" className="input" defaultValue={to} />
        </label>
      </div>
    </details>
  );
}
