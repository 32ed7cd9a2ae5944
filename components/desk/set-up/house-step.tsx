'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { EmblemChooser, readEmblem } from '#components/desk/house/emblem-field.tsx';
import { HouseFields } from '#components/desk/house/house-fields.tsx';
import { HousePreview } from '#components/desk/house/house-preview.tsx';
import { useHouseForm } from '#components/desk/house/use-house-form.ts';
import { visits } from '#components/desk/visits.ts';
import type { Reason } from '#lib/core/result.ts';
import { newHouse } from '#lib/house/rules.ts';
import type { HouseSet } from '#lib/house/schema.ts';
import type { StepFacts } from './reader-view.tsx';
import { StepForm } from './step-form.tsx';
import { useStep } from '#components/desk/use-step.ts';

type Props = StepFacts & {
  house: HouseSet | null;
  timeZones: string[];
  /** @param emblem as an address of its own bytes */
  onDone: (house: HouseSet, emblem: string | null) => void;
};

/** A file that was chosen, not kept yet; `file` is null where the emblem is taken away. */
type Chosen = { file: string | null; shown: string | null };

const typeOf = (name: string) => (/\.svg$/i.test(name) ? 'image/svg+xml' : 'image/png');

/** An emblem that is kept with the house, on the button of the step. */
function useEmblem(kept: string | null) {
  const t = useTranslations('house');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const choose = async (file: File | null) => {
    if (!file) return setChosen({ file: null, shown: null });
    const read = await readEmblem(file, t);
    setReasons(read.ok ? [] : read.reasons);
    if (read.ok) setChosen({ file: read.value, shown: `data:${typeOf(file.name)};base64,${read.value}` });
  };
  const given = chosen ? { emblem: chosen.file } : {};
  return { shown: chosen ? chosen.shown : kept, isChosen: chosen !== null, given, reasons, choose };
}

/** First step: what the house is called, its time, its look, and who answers the press. */
export function HouseStep({ code, emblem: kept, house, timeZones, onDone }: Props) {
  const t = useTranslations('setUp.house');
  const step = useStep();
  const form = useHouseForm(house ?? newHouse, house?.version ?? 0);
  const emblem = useEmblem(kept);
  const { set } = form;
  // The clock of the person who sets the house up is the best guess there is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before anything is typed
  useEffect(() => {
    if (!house) set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);
  // What was not written yet is no problem before the first try.
  const isShown = (field: string) => step.tries > 0 || field in form.input;
  const shown = {
    ...form,
    problemsAt: (field: string) => [...(isShown(field) ? form.problemsAt(field) : []), ...step.problemsAt(field)],
  };
  const go = async () => {
    if (!form.isFit) return step.showProblems();
    if (house && !form.isChanged && !emblem.isChosen) return onDone(house, kept);
    const result = await step.send(() => visits.setUpHouse({ code, ...form.input, ...emblem.given }));
    if (result) onDone(result, emblem.shown);
  };
  return (
    <StepForm
      step={step}
      title={t('title')}
      lead={t('lead')}
      fields={/^(?:names\.|languages|timeZone|accent|endMark|letterhead|reuse\.|pressContact\.|dutyTelephone|file)/}
      next={t('next')}
      onNext={() => void go()}
      preview={<HousePreview as="h2" form={form} emblem={emblem.shown} />}
    >
      <div className="house-all">
        <HouseFields form={shown} timeZones={timeZones} />
      </div>
      <EmblemChooser
        as="h2"
        hasEmblem={emblem.shown !== null}
        reasons={[...emblem.reasons, ...step.problemsAt('file')]}
        done={emblem.isChosen && emblem.shown ? t('chosen') : ''}
        onChoose={(file) => {
          step.clear('file');
          void emblem.choose(file);
        }}
      />
    </StepForm>
  );
}
