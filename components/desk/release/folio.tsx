import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo } from 'react';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { nameOfLanguage } from '#lib/core/languages.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import type { Content } from '#lib/text/schema.ts';
import { readingMinutes, wordCount } from '#lib/text/word-count-rules.ts';

/** The line above a text: its number or the one to come, language and length. */
export function Folio({ release, body }: { release: DeskRelease; body: Content['body'] | undefined }) {
  const t = useTranslations('release.folio');
  const periods = usePeriodWords();
  const { next, label } = release;
  const pasted = release.draft?.pastedLabel;
  // The count follows the typing and never holds it up.
  const counted = useDeferredValue(body);
  const words = useMemo(() => (counted ? wordCount(counted) : 0), [counted]);
  return (
    <div className="folio">
      <b className="folio-number">{label ?? next?.label}</b>
      {label || !next ? null : (
        <span className="folio-next">
          {release.original
            ? t('originals')
            : next.period
              ? t('nextIn', { period: periods.called(next.period) })
              : t('next')}
        </span>
      )}
      <span className="folio-date">
        <span lang={release.language}>{nameOfLanguage(release.language)}</span>
        {body ? ` · ${t('length', { words, minutes: readingMinutes(words) })}` : null}
      </span>
      {pasted && pasted !== (label ?? next?.label) ? (
        <span className="folio-pasted">{t('pasted', { label: pasted })}</span>
      ) : null}
    </div>
  );
}
