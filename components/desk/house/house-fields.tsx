'use client';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import { houseSizes } from '#lib/house/schema.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import { Field, TextField } from './field.tsx';
import type { HouseForm } from './use-house-form.ts';

type Props = { form: HouseForm; timeZones: string[] };

function Colour({ form, field, label }: { form: HouseForm; field: 'accent' | 'accentDark'; label: string }) {
  const { onPaper, inTheDark } = form.contrast;
  const ratio = field === 'accent' ? onPaper : inTheDark;
  const value = form.typed[field];
  return (
    <Field
      label={label}
      problems={form.problemsAt(field)}
      hint={Number.isFinite(ratio) ? `Stands out by ${Math.floor(ratio * 10) / 10} : 1; 4.5 : 1 is the least.` : null}
      draw={(wiring) => (
        <span className="colour">
          <input
            type="color"
            aria-label={`Choose the ${label.toLowerCase()}`}
            value={/^#[0-9a-f]{6}$/.test(value) ? value : '#000000'}
            onChange={(event) => form.set(field, event.target.value)}
          />
          <input
            {...wiring}
            className="input"
            dir="ltr"
            autoComplete="off"
            maxLength={7}
            value={value}
            onChange={(event) => form.set(field, event.target.value.trim().toLowerCase())}
          />
        </span>
      )}
    />
  );
}

function Names({ form }: { form: HouseForm }) {
  return form.languages.map((language) => (
    <TextField
      key={language}
      label={`Name in ${nameOfLanguageIn(language, 'en')}`}
      lang={language}
      max={houseSizes.name}
      value={form.typed.names[language] ?? ''}
      problems={form.problemsAt(`names.${language}`)}
      onChange={(name) => form.setName(language, name)}
    />
  ));
}

function Contact({ form }: { form: HouseForm }) {
  const { pressContact, dutyTelephone } = form.typed;
  return (
    <fieldset>
      <legend>Press contact</legend>
      <TextField
        label="Contact"
        max={sizes.contact}
        value={pressContact.name}
        problems={form.problemsAt('pressContact.name')}
        onChange={(value) => form.setContact('name', value)}
      />
      <TextField
        label="E-mail"
        type="email"
        max={sizes.email}
        value={pressContact.email}
        problems={form.problemsAt('pressContact.email')}
        onChange={(value) => form.setContact('email', value)}
      />
      <TextField
        label="Telephone"
        type="tel"
        max={sizes.telephone}
        value={pressContact.telephone}
        problems={form.problemsAt('pressContact.telephone')}
        onChange={(value) => form.setContact('telephone', value)}
      />
      <TextField
        label="Duty telephone"
        type="tel"
        hint="Outside office hours."
        max={sizes.telephone}
        value={dutyTelephone}
        problems={form.problemsAt('dutyTelephone')}
        onChange={(value) => form.set('dutyTelephone', value)}
      />
    </fieldset>
  );
}

/** Everything that is set of a house, but its emblem. */
export function HouseFields({ form, timeZones }: Props) {
  const { typed, set, problemsAt } = form;
  const known = form.languages.map((language) => nameOfLanguageIn(language, 'en')).join(', ');
  return (
    <>
      <fieldset>
        <legend>What it is called</legend>
        <TextField
          label="Languages"
          hint={`By their codes, the house’s own first: ${known}.`}
          max={120}
          value={typed.languages}
          problems={problemsAt('languages')}
          onChange={(value) => set('languages', value)}
        />
        <Names form={form} />
        <TextField
          label="Time zone"
          hint="Numbers of a month or a year begin by this clock."
          max={60}
          list="house-zones"
          value={typed.timeZone}
          problems={problemsAt('timeZone')}
          onChange={(value) => set('timeZone', value)}
        />
        <datalist id="house-zones">
          {timeZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </fieldset>
      <fieldset>
        <legend>How it looks</legend>
        <Colour form={form} field="accent" label="Colour on paper" />
        <Colour form={form} field="accentDark" label="Colour in the dark" />
        <TextField
          label="End mark"
          hint="Below each text."
          max={sizes.endMark}
          value={typed.endMark}
          problems={problemsAt('endMark')}
          onChange={(value) => set('endMark', value)}
        />
        <Field
          label="Letterhead"
          hint={`At most ${houseSizes.letterheadLines} lines, for print.`}
          problems={problemsAt('letterhead')}
          draw={(wiring) => (
            <textarea
              {...wiring}
              className="input"
              dir="auto"
              rows={3}
              value={typed.letterhead}
              onChange={(event) => set('letterhead', event.target.value)}
            />
          )}
        />
      </fieldset>
      <Contact form={form} />
    </>
  );
}
