'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import type { HouseOnDesk } from '#lib/house/schema.ts';
import { EmblemField } from './emblem-field.tsx';
import { HouseFields } from './house-fields.tsx';
import { HousePreview } from './house-preview.tsx';
import { PreflightFields } from './preflight-fields.tsx';
import { useHouseForm } from './use-house-form.ts';

type Props = {
  page: HouseOnDesk;
  /** The emblem as an address of its own bytes. */
  emblem: string | null;
  actions: DeskActions;
};

/** The house: its fields with what readers will see beside them. */
export function HouseForm({ page, emblem, actions }: Props) {
  const t = useTranslations('house.form');
  const everywhere = useTranslations('everywhere');
  const { house, timeZones, reasons } = page;
  const form = useHouseForm(house, house.version);
  const runner = useRunner();
  const canChange = reasons.length === 0;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.isFit || !form.isChanged) return;
    await runner.run(
      async () => {
        const result = await actions.setHouse(form.input);
        form.setRefusals(result.ok ? [] : result.reasons);
        return result;
      },
      () => t('done'),
    );
  };
  return (
    <section className="house-part" aria-labelledby="house-title">
      <h2 id="house-title">{t('title')}</h2>
      <div className="house-columns">
        <div>
          <form
            className="house-form"
            data-holds-page={form.isChanged || undefined}
            aria-labelledby="house-title"
            onSubmit={(event) => void send(event)}
          >
            <fieldset className="house-all" disabled={!canChange}>
              <HouseFields form={form} timeZones={timeZones} />
              <PreflightFields form={form} />
              {canChange ? (
                <button
                  type="submit"
                  className="button primary"
                  aria-disabled={runner.isBusy || !form.isFit || !form.isChanged}
                >
                  {t('send')}
                </button>
              ) : null}
            </fieldset>
          </form>
          <p role="status" className="action-done">
            {runner.done}
          </p>
          <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
          {canChange ? (
            <EmblemField setEmblem={actions.setEmblem} hasEmblem={house.emblem !== null} version={house.version} />
          ) : null}
        </div>
        <HousePreview form={form} emblem={emblem} />
      </div>
    </section>
  );
}
