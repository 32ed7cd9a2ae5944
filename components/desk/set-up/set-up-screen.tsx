'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LanguageChoice } from '#components/desk/links/language-choice.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { inLanguage } from '#lib/core/languages.ts';
import type { DeskSet, HouseSet, SetUpState, SetUpStep } from '#lib/house/schema.ts';
import type { ListedSeries } from '#lib/numbering/schema.ts';
import { AdministratorStep } from './administrator-step.tsx';
import { DesksStep } from './desks-step.tsx';
import { DoneStep } from './done-step.tsx';
import { HouseStep } from './house-step.tsx';
import type { SeriesShown } from './series-preview.tsx';
import { SeriesStep } from './series-step.tsx';

type Place = SetUpStep | 'done';
const steps = ['house', 'desks', 'series', 'administrator', 'done'] as const satisfies Place[];
const indexOf = (place: Place) => steps.indexOf(place);

/** A step's number, or a tick once it is done, and its name. */
function StepName({ at, isDone }: { at: number; isDone: boolean }) {
  const t = useTranslations('setUp.steps');
  return (
    <>
      {isDone ? <Icon name="tick" /> : <b>{at + 1}</b>}
      <span>
        {t(steps[at] ?? 'done')}
        {isDone ? <span className="unseen">{t('isDone')}</span> : null}
      </span>
    </>
  );
}

type TopProps = { house: HouseSet | null; place: Place; reached: Place; onGo: (place: Place) => void };

/** The top line: the steps, of which the earlier ones can be opened again. */
function Top({ house, place, reached, onGo }: TopProps) {
  const t = useTranslations('setUp');
  const here = indexOf(place);
  return (
    <header className="top set-up-top">
      <p className="set-up-name">
        <span className="brand" lang="en" dir="ltr">
          Pressmark
        </span>
        <span className="set-up-house">
          {house
            ? t.rich('setting', {
                house: inLanguage(house.names, house.languages[0] ?? 'en'),
                name: (words) => <bdi>{words}</bdi>,
              })
            : t('settingNone')}
        </span>
      </p>
      <ol className="set-up-steps" aria-label={t('steps.label')}>
        {steps.map((name, at) => (
          <li key={name} aria-current={at === here ? 'step' : undefined}>
            {at !== here && at <= indexOf(reached) && place !== 'done' ? (
              <button type="button" className="plain" onClick={() => onGo(name)}>
                <StepName at={at} isDone={at < indexOf(reached)} />
              </button>
            ) : (
              <StepName at={at} isDone={at < indexOf(reached)} />
            )}
          </li>
        ))}
      </ol>
      <span className="set-up-count">{t('steps.count', { step: here + 1, steps: steps.length })}</span>
      <LanguageChoice />
    </header>
  );
}

const shownOf = (series: ListedSeries | undefined): SeriesShown | null =>
  series ? { ...series, next: series.next.number } : null;

type Props = {
  code: string;
  state: SetUpState;
  /** The host of the site, as readers will see it in an address. */
  site: string;
};

/** The set-up of a house, from its name to its first administrator. */
export function SetUpScreen({ code, state, site }: Props) {
  const t = useTranslations('setUp');
  const [house, setHouse] = useState<HouseSet | null>(state.house);
  const [emblem, setEmblem] = useState(state.emblem);
  const [desks, setDesks] = useState<DeskSet[]>(state.desks);
  const [series, setSeries] = useState(() => shownOf(state.series[0]));
  const [reached, setReached] = useState<Place>(state.step);
  const [place, setPlace] = useState<Place>(state.step);
  const go = (next: Place) => {
    if (indexOf(next) > indexOf(reached)) setReached(next);
    setPlace(next);
  };
  const facts = { code, site, emblem, now: state.now };
  return (
    <div className="set-up" data-step={place}>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Top house={house} place={place} reached={reached} onGo={go} />
      {place === 'house' || !house ? (
        <HouseStep
          {...facts}
          house={house}
          timeZones={state.timeZones}
          onDone={(set, shown) => {
            setHouse(set);
            setEmblem(shown);
            go('desks');
          }}
        />
      ) : place === 'desks' ? (
        <DesksStep
          {...facts}
          {...{ house, desks }}
          onAdded={(desk) => setDesks((before) => [...before, desk])}
          onDone={() => go('series')}
          onBack={() => go('house')}
        />
      ) : place === 'series' ? (
        <SeriesStep
          {...facts}
          {...{ house, desks, series }}
          onDone={(added) => {
            setSeries(added);
            go('administrator');
          }}
          onBack={() => go('desks')}
        />
      ) : place === 'administrator' ? (
        <AdministratorStep {...facts} house={house} onDone={() => go('done')} onBack={() => go('series')} />
      ) : (
        <DoneStep {...facts} {...{ house, desks, series }} />
      )}
    </div>
  );
}
