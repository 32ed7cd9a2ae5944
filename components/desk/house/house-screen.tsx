'use client';
import { useTranslations } from 'next-intl';
import { useActions } from '#components/desk/seat.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DesksOnDesk, HouseOnDesk } from '#lib/house/schema.ts';
import { DeskList } from './desk-list.tsx';
import { HouseForm } from './house-form.tsx';

type Props = { house: HouseOnDesk; emblem: string | null; desks: DesksOnDesk };

/** The house and its desks. An administrator can change them here. */
export function HouseScreen({ house, emblem, desks }: Props) {
  const t = useTranslations('house');
  const actions = useActions();
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="first-steps-line">{t('lead')}</p>
      <Reasons reasons={house.reasons} />
      <HouseForm page={house} emblem={emblem} actions={actions} />
      <DeskList page={desks} actions={actions} />
    </main>
  );
}
