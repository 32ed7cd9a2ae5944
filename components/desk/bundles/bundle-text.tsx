'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { directionOf } from '#lib/core/languages.ts';
import type { BundleText } from '#lib/publishing/bundles/bundle-schema.ts';

/** A text of a bundle in one line. */
export function BundleTextLine({ text, isLink = true }: { text: Omit<BundleText, 'canLeave'>; isLink?: boolean }) {
  const t = useTranslations('bundles');
  const { releaseId, headline, kind, language, series, desk, label } = text;
  const words = (
    <span lang={language} dir={directionOf(language)}>
      {headline}
    </span>
  );
  return (
    <span className="bundle-text">
      {kind === 'correction' ? <b>{t('correction', { label: label ?? '' })} </b> : null}
      {isLink ? (
        <Link href={`/desk/releases/${releaseId}`} prefetch={false}>
          {words}
        </Link>
      ) : (
        words
      )}{' '}
      <span className="hint">{t('place', { desk, series })}</span>
    </span>
  );
}
