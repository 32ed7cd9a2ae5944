import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { isNarrowed, type Question } from '#lib/releases/finding/finder-rules.ts';

/** Why the list is empty, in words. */
export function FinderNothing({ question, isTooMany }: { question: Question; isTooMany: boolean }) {
  const t = useTranslations('finder');
  const { q, words, state, before, after } = question;
  if (isTooMany) return <p role="alert">{t('tooMany')}</p>;
  if (before || after) return <p>{t('noFurther')}</p>;
  if (!isNarrowed(question)) return <p>{t('none')}</p>;
  const isStateAlone = state !== null && !isNarrowed({ ...question, state: null });
  return (
    <p>
      {isStateAlone ? t('noState') : q === '' ? t('noFit') : words.length === 0 ? t('noLetter') : t('noWords')}{' '}
      <Link href="/desk/releases" prefetch={false}>
        {t('showAll')}
      </Link>
    </p>
  );
}
