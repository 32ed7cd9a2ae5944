'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { EmbargoMark, StateMark } from '#components/desk/state-mark.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { kindWords, type ShownState } from '#components/desk/states.ts';
import type { RowStop } from './use-roving.ts';

export type RowContent = Pick<DeskListItem, 'id' | 'number' | 'label' | 'headline' | 'language' | 'publicState'> & {
  state: ShownState;
  isCorrection: boolean;
};

type Props = {
  release: RowContent;
  stop: RowStop;
  /** The row stands for the page that is open. */
  isCurrent?: boolean;
  children?: ReactNode;
};

/** The number, its digits aligned with those above and below; a dash where there is none. */
function Folio({ number, label }: Pick<RowContent, 'number' | 'label'>) {
  return (
    <span className="found-number">
      {number === null ? <span aria-hidden="true">–</span> : <span title={label ?? ''}>{number}</span>}
    </span>
  );
}

/** In place of a headline, in the interface's own language. */
export function NoHeadline() {
  const t = useTranslations('everywhere');
  return <em {...useOwnLanguage()}>{t('noHeadline')}</em>;
}

/** The headline, after “Correction to PR No.219” where it corrects. */
export function Headline({ release }: { release: RowContent }) {
  const { headline, language } = release;
  const own = useOwnLanguage();
  const kind = kindWords(release, useTranslations('states'));
  return (
    <span className="found-headline" lang={language} dir={directionOf(language)}>
      {kind ? (
        <b className="found-kind">
          <bdi {...own}>{kind}</bdi>{' '}
        </b>
      ) : null}
      <span lang={language} data-case={isCapitals(headline) ? 'capitals' : undefined}>
        {headline || <NoHeadline />}
      </span>
    </span>
  );
}

/** A release in a list: a link of one line, with the number first. */
export function ReleaseRow({ release, stop, isCurrent, children }: Props) {
  return (
    <li>
      <Link
        href={`/desk/releases/${release.id}`}
        className="item found"
        data-state={release.state}
        aria-current={isCurrent ? 'page' : undefined}
        prefetch={false}
        {...stop}
      >
        <Folio {...release} />
        {children}
      </Link>
    </li>
  );
}

/** What stands beside the state: why it needs the viewer, or when it becomes public. */
export function RowMore({ words }: { words: string | null }) {
  return words ? <span className="found-more"> · {words}</span> : null;
}

/** Beside the state: until when an embargo holds the text. Nothing once it has ended. */
export function RowEmbargo({ until, timeZone, now }: { until: Date | null; timeZone: string; now: Date }) {
  const t = useTranslations('embargo');
  const times = useTimes(timeZone);
  if (!until || until <= now) return null;
  return (
    <span className="found-more found-embargo">
      {' · '}
      <EmbargoMark>{t('row', { time: times.short(until, now) })}</EmbargoMark>
    </span>
  );
}

/** The state in words, with shape and colour. A corrected release says which edition is public. */
export function RowState({
  state,
  edition,
  more = null,
}: {
  state: ShownState;
  edition: number;
  more?: string | null;
}) {
  const t = useTranslations('states');
  const words = state === 'published' && edition > 1 ? t('corrected', { edition }) : t(state);
  return (
    <span className="found-state">
      <StateMark state={state} label={words} />
      <RowMore words={more} />
    </span>
  );
}
