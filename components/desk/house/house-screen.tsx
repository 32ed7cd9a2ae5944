'use client';
import { useActions } from '#components/desk/seat.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DesksOnDesk, HouseOnDesk } from '#lib/house/schema.ts';
import { DeskList } from './desk-list.tsx';
import { HouseForm } from './house-form.tsx';

type Props = { house: HouseOnDesk; emblem: string | null; desks: DesksOnDesk };

/** The house and its desks. An administrator can change them here. */
export function HouseScreen({ house, emblem, desks }: Props) {
  const actions = useActions();
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>House</h1>
      </div>
      <p className="first-steps-line">What readers see of the house, and the desks that write its releases.</p>
      <Reasons reasons={house.reasons} />
      <HouseForm page={house} emblem={emblem} actions={actions} />
      <DeskList page={desks} actions={actions} />
    </main>
  );
}
