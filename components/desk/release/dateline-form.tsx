'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { MomentField } from '#components/desk/pickers/moment-field.tsx';
import { dayOf } from '#lib/core/time/calendar.ts';
import { directionOf } from '#lib/core/languages.ts';
import { formatDateline, readDateline } from '#lib/text/dates/dateline-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';

export type DatelineProps = {
  dateline: string;
  language: string;
  /** The places of the desk's newest datelines. */
  places: string[];
  timeZone: string;
  onSet: (dateline: string) => void;
};

/** The form: a place, suggested from the desk's own, and a date. They become the printed line. */
export function DatelineForm({
  dateline,
  language,
  places,
  timeZone,
  onSet,
  onClose,
}: DatelineProps & { onClose: () => void }) {
  const t = useTranslations('dateline');
  const everywhere = useTranslations('everywhere');
  const id = useId();
  const now = readDateline(dateline);
  const [place, setPlace] = useState(now.place ?? places[0] ?? '');
  const [date, setDate] = useState(now.date ?? dayOf(new Date(), timeZone));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (place.trim() !== '' && date !== '') onSet(formatDateline(place.trim(), date, language));
  };
  const press = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
  return (
    <form className="dateline-form" aria-label={t('title')} onSubmit={send} onKeyDown={press}>
      <div className="field">
        <label htmlFor={`${id}-place`}>{t('place')}</label>
        <input
          id={`${id}-place`}
          className="input"
          list={`${id}-places`}
          autoFocus
          required
          maxLength={sizes.dateline - 40}
          autoComplete="off"
          lang={language}
          dir={directionOf(language)}
          value={place}
          onChange={({ target }) => setPlace(target.value)}
        />
        <datalist id={`${id}-places`}>
          {places.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <MomentField type="date" label={t('date')} value={date} onChange={setDate} />
      <div className="row">
        <button type="submit" className="button small">
          {t('set')}
        </button>
        <button type="button" className="button quiet small" onClick={onClose}>
          {everywhere('notNow')}
        </button>
      </div>
    </form>
  );
}
