'use client';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { focusField } from '#components/editor/head-fields.tsx';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import type { DatelineProps } from './dateline-form.tsx';

const DatelineForm = lazy(() => import('./dateline-form.tsx').then((file) => ({ default: file.DatelineForm })));

/** Writes the dateline from a place and a date. */
export function DatelineTool(props: DatelineProps) {
  const t = useTranslations('dateline');
  const own = useOwnLanguage();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    // The field is a new one by then.
    requestAnimationFrame(() => focusField('field-dateline'));
  };
  const set = (dateline: string) => {
    props.onSet(dateline);
    close();
  };
  return (
    <div className="dateline-tool">
      <button type="button" className="sub-add" {...own} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('open')}
      </button>
      <div {...own}>
        <Suspense>{isOpen ? <DatelineForm {...props} onSet={set} onClose={close} /> : null}</Suspense>
      </div>
    </div>
  );
}
