'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { DeskFields, type DeskTyped } from '#components/desk/house/desk-fields.tsx';
import { TextField } from '#components/desk/field.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { visits } from '#components/desk/visits.ts';
import { inLanguage, nameOfLanguageIn } from '#lib/core/languages.ts';
import { nobody, suggestedKey } from '#lib/house/rules.ts';
import { type DeskSet, type HouseSet, houseSizes } from '#lib/house/schema.ts';
import { ReaderView, Seen, Sheet, type StepFacts, Typed } from './reader-view.tsx';
import { StepForm } from './step-form.tsx';
import { useStep } from '#components/desk/use-step.ts';

type Props = StepFacts & {
  house: HouseSet;
  desks: DeskSet[];
  onAdded: (desk: DeskSet) => void;
  onDone: () => void;
  onBack: () => void;
};

type PreviewProps = Pick<Props, 'house' | 'emblem' | 'now'> & { names: Record<string, string> };

function Preview({ house, emblem, now, names }: PreviewProps) {
  const t = useTranslations('setUp');
  const locale = useLocale();
  const times = useTimes(house.timeZone);
  const own = house.languages[0] ?? 'en';
  const name = names[own] || '…';
  const mark = <mark>{name}</mark>;
  return (
    <ReaderView>
      <Sheet house={house} emblem={emblem}>
        <p className="see-folio">
          <b lang="en" dir="ltr">
            PR No.197
          </b>
          <bdi>{mark}</bdi>
          <span>{times.day(now)}</span>
        </p>
        <p className="see-headline">{t('view.headline')}</p>
        <p className="see-text">{t('view.text')}</p>
        <p className="see-end">{house.endMark}</p>
      </Sheet>
      <dl className="see-list">
        <Seen place={t('view.inList')}>
          <span className="see-row">
            <b>197</b>
            <i>{t('view.headlineShort')}</i>
            <bdi>{mark}</bdi>
          </span>
        </Seen>
        {house.languages.slice(1).map((language) => (
          <Seen key={language} place={t('view.inLanguage', { language: nameOfLanguageIn(language, locale) })}>
            <span lang={language} dir="auto">
              <Typed text={names[language] || '…'} part={names[language] ?? ''} />
            </span>
          </Seen>
        ))}
        <Seen place={t('desks.renamed')}>{t('desks.keepsName')}</Seen>
      </dl>
    </ReaderView>
  );
}

/** The desks that stand already. They are renamed and closed in the newsroom. */
function Added({ desks }: { desks: DeskSet[] }) {
  const t = useTranslations('setUp.desks');
  const locale = useLocale();
  if (desks.length === 0) return null;
  return (
    <section className="set-up-added" aria-label={t('soFar')}>
      <ul>
        {desks.map(({ key, names }) => (
          <li key={key}>
            <bdi>{inLanguage(names, locale)}</bdi> <code>{key}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

const blank: DeskTyped = { names: {}, contact: nobody };
const isBlank = ({ names, contact }: DeskTyped) =>
  [...Object.values(names), ...Object.values(contact)].every((text) => text.trim() === '');

/** Second step: the desks, one after the other. */
export function DesksStep({ code, emblem, now, house, desks, onAdded, onDone, onBack }: Props) {
  const t = useTranslations('setUp.desks');
  const fields = useTranslations('house');
  const locale = useLocale();
  const step = useStep();
  const [typed, setTyped] = useState(blank);
  const [key, setKey] = useState<string | null>(null);
  const [added, setAdded] = useState('');
  const own = house.languages[0] ?? 'en';
  const keyNow = key ?? suggestedKey(typed.names[own] ?? '');
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added) first.current?.querySelector('input')?.focus();
  }, [added]);
  const add = async () => {
    setAdded('');
    const names = Object.fromEntries(house.languages.map((language) => [language, typed.names[language] ?? '']));
    const desk = await step.send(() => visits.setUpDesk({ code, key: keyNow.trim(), names, contact: typed.contact }));
    if (desk) onAdded(desk);
    return desk;
  };
  const addAnother = async () => {
    const desk = await add();
    if (!desk) return;
    setTyped(blank);
    setKey(null);
    setAdded(t('added', { name: inLanguage(desk.names, locale) }));
  };
  const go = async () => {
    if ((desks.length > 0 && isBlank(typed)) || (await add())) onDone();
  };
  return (
    <StepForm
      step={step}
      title={t('title')}
      lead={t('lead')}
      fields={/^(?:names\.|key|contact\.)/}
      next={t('next')}
      onNext={() => void go()}
      onBack={onBack}
      more={
        <button type="button" className="button quiet" aria-disabled={step.isBusy} onClick={() => void addAnother()}>
          {t('another')}
        </button>
      }
      preview={<Preview {...{ house, emblem, now, names: typed.names }} />}
    >
      <Added desks={desks} />
      <p role="status" className="action-done">
        {added}
      </p>
      <div className="set-up-two" ref={first}>
        <DeskFields
          languages={house.languages}
          typed={typed}
          problemsAt={step.problemsAt}
          onChange={(next) => {
            setTyped(next);
            step.clear('names');
            step.clear('contact');
          }}
        />
        <TextField
          label={fields('key')}
          hint={fields('keyHint')}
          max={houseSizes.deskKey}
          value={keyNow}
          problems={step.problemsAt('key')}
          onChange={(next) => {
            setKey(next);
            step.clear('key');
          }}
        />
      </div>
    </StepForm>
  );
}
