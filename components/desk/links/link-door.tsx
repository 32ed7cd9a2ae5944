import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';
import { LanguageChoice } from './language-choice.tsx';

type Props = { house: string | null; title: string; lead?: ReactNode; reasons?: Reason[]; children?: ReactNode };

/** The page behind a link, for somebody without a session. */
export function LinkDoor({ house, title, lead, reasons = [], children }: Props) {
  const t = useTranslations('links');
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        {house ? <p className="door-house">{house}</p> : null}
        <h1>{title}</h1>
        {lead ? <p className="door-lead">{lead}</p> : null}
        <Reasons reasons={reasons} tone="alert" />
        {children}
        <p className="hint">
          <Link href="/desk/sign-in">{t('signIn')}</Link>
        </p>
        <LanguageChoice />
      </div>
    </main>
  );
}
