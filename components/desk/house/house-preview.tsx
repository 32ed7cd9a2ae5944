'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { directionOf } from '#lib/core/languages.ts';
import type { HouseForm } from './use-house-form.ts';

type SheetProps = { form: HouseForm; emblem: string | null; isDark: boolean };

function Sheet({ form: { typed, languages }, emblem, isDark }: SheetProps) {
  const t = useTranslations('house.preview');
  const accent = isDark ? typed.accentDark : typed.accent;
  const sheet = useRef<HTMLDivElement>(null);
  // The page's policy refuses a style attribute in HTML; a script may set the property.
  useEffect(() => sheet.current?.style.setProperty('--sheet-accent', accent), [accent]);
  return (
    <div ref={sheet} className="house-sheet" data-dark={isDark || undefined}>
      <div className="house-nameplate">
        {/* biome-ignore lint/performance/noImgElement: an emblem is shown as it was kept */}
        {emblem ? <img src={emblem} alt="" /> : null}
        {languages.map((language) => (
          <span key={language} lang={language} dir={directionOf(language)}>
            {typed.names[language] || '…'}
          </span>
        ))}
      </div>
      <p className="house-folio" lang="en" dir="ltr">
        PR No.197
      </p>
      <p className="house-headline">{t('headline')}</p>
      <p className="house-end">{typed.endMark}</p>
    </div>
  );
}

type Props = { form: HouseForm; emblem: string | null; as?: 'h2' | 'h3' };

/** What readers will see: the nameplate and the head of a release, on paper and in the dark. */
export function HousePreview({ form, emblem, as: Heading = 'h3' }: Props) {
  const t = useTranslations('house.preview');
  return (
    <aside className="house-preview" aria-label={t('title')}>
      <Heading>{t('title')}</Heading>
      <Sheet form={form} emblem={emblem} isDark={false} />
      <Sheet form={form} emblem={emblem} isDark />
      <p className="hint">{t('hint')}</p>
    </aside>
  );
}
