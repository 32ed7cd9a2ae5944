'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import { houseSizes } from '#lib/house/schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { Field, TextField } from '#components/desk/field.tsx';
import type { HouseForm } from './use-house-form.ts';

type Props = { form: HouseForm; timeZones: string[] };

function Colour({ form, field }: { form: HouseForm; field: 'accent' | 'accentDark' }) {
  const t = useTranslations('house.colours');
  const { onPaper, inTheDark } = form.contrast;
  const ratio = field === 'accent' ? onPaper : inTheDark;
  const value = form.typed[field];
  return (
    <Field
      label={t(field)}
      problems={form.problemsAt(field)}
      hint={Number.isFinite(ratio) ? t('contrast', { ratio: String(Math.floor(ratio * 10) / 10) }) : null}
      draw={(wiring) => (
        <span className="colour">
          <input
            type="color"
            aria-label={t(field === 'accent' ? 'chooseAccent' : 'chooseAccentDark')}
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
  const t = useTranslations('house');
  const locale = useLocale();
  return form.languages.map((language) => (
    <TextField
      key={language}
      label={t('nameIn', { language: nameOfLanguageIn(language, locale) })}
      lang={language}
      max={houseSizes.name}
      value={form.typed.names[language] ?? ''}
      problems={form.problemsAt(`names.${language}`)}
      onChange={(name) => form.setName(language, name)}
    />
  ));
}

function Contact({ form }: { form: HouseForm }) {
  const t = useTranslations('house');
  const { pressContact, dutyTelephone } = form.typed;
  return (
    <fieldset>
      <legend>{t('form.pressContact')}</legend>
      <TextField
        label={t('contact')}
        max={sizes.contact}
        value={pressContact.name}
        problems={form.problemsAt('pressContact.name')}
        onChange={(value) => form.setContact('name', value)}
      />
      <TextField
        label={t('email')}
        type="email"
        max={sizes.email}
        value={pressContact.email}
        problems={form.problemsAt('pressContact.email')}
        onChange={(value) => form.setContact('email', value)}
      />
      <TextField
        label={t('telephone')}
        type="tel"
        max={sizes.telephone}
        value={pressContact.telephone}
        problems={form.problemsAt('pressContact.telephone')}
        onChange={(value) => form.setContact('telephone', value)}
      />
      <TextField
        label={t('form.duty')}
        type="tel"
        hint={t('form.dutyHint')}
        max={sizes.telephone}
        value={dutyTelephone}
        problems={form.problemsAt('dutyTelephone')}
        onChange={(value) => form.set('dutyTelephone', value)}
      />
    </fieldset>
  );
}

/** Terms of reuse, in each language of the house. */
function Reuse({ form }: { form: HouseForm }) {
  const t = useTranslations('house.form');
  const locale = useLocale();
  return (
    <fieldset>
      <legend>{t('reuse')}</legend>
      <p className="hint">{t('reuseHint', { most: houseSizes.reuse })}</p>
      {form.languages.map((language) => (
        <Field
          key={language}
          label={t('reuseIn', { language: nameOfLanguageIn(language, locale) })}
          problems={form.problemsAt(`reuse.${language}`)}
          draw={(wiring) => (
            <textarea
              {...wiring}
              className="input"
              lang={language}
              dir={directionOf(language)}
              rows={4}
              maxLength={houseSizes.reuse}
              value={form.typed.reuse[language] ?? ''}
              onChange={(event) => form.setReuse(language, event.target.value)}
            />
          )}
        />
      ))}
    </fieldset>
  );
}

/** Everything that is set of a house, but its emblem. */
export function HouseFields({ form, timeZones }: Props) {
  const t = useTranslations('house.form');
  const { list } = useFormatter();
  const locale = useLocale();
  const { typed, set, problemsAt } = form;
  const languages = list(
    form.languages.map((language) => nameOfLanguageIn(language, locale)),
    { type: 'unit' },
  );
  return (
    <>
      <fieldset>
        <legend>{t('called')}</legend>
        <TextField
          label={t('languages')}
          hint={t('languagesHint', { languages })}
          max={120}
          value={typed.languages}
          problems={problemsAt('languages')}
          onChange={(value) => set('languages', value)}
        />
        <Names form={form} />
        <TextField
          label={t('timeZone')}
          hint={t('timeZoneHint')}
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
        <legend>{t('looks')}</legend>
        <Colour form={form} field="accent" />
        <Colour form={form} field="accentDark" />
        <TextField
          label={t('endMark')}
          hint={t('endMarkHint')}
          max={sizes.endMark}
          value={typed.endMark}
          problems={problemsAt('endMark')}
          onChange={(value) => set('endMark', value)}
        />
        <Field
          label={t('letterhead')}
          hint={t('letterheadHint', { most: houseSizes.letterheadLines })}
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
      <Reuse form={form} />
    </>
  );
}
