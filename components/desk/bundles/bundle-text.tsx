'use client';
import Link from 'next/link';
import { directionOf } from '#lib/core/languages.ts';
import type { BundleText } from '#lib/publishing/bundles/bundle-schema.ts';

/** A text of a bundle in one line. */
export function BundleTextLine({ text, isLink = true }: { text: Omit<BundleText, 'canLeave'>; isLink?: boolean }) {
  const { releaseId, headline, kind, language, series, desk, label } = text;
  const words = (
    <span lang={language} dir={directionOf(language)}>
      {headline}
    </span>
  );
  return (
    <span className="bundle-text">
      {kind === 'correction' ? <b>Correction to {label} </b> : null}
      {isLink ? (
        <Link href={`/desk/releases/${releaseId}`} prefetch={false}>
          {words}
        </Link>
      ) : (
        words
      )}{' '}
      <span className="hint">
        {desk}, {series}
      </span>
    </span>
  );
}
