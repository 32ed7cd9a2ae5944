'use client';
import { useTranslations } from 'next-intl';
import Form from 'next/form';
import Link from 'next/link';
import {
  addressOf,
  type FindableState,
  type ReleaseListPage,
  type ReleaseListRow,
  type FinderChoices,
  findableStates,
  type Question,
} from '#lib/releases/finding/finder-rules.ts';
import { stateOf } from '#components/desk/states.ts';
import { clock } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { useNames } from '#components/ui/names.ts';
import { FinderFilters } from './finder-filters.tsx';
import { FinderNothing } from './finder-nothing.tsx';
import { Headline, ReleaseRow, RowEmbargo, RowState } from './release-row.tsx';
import { type RowStop, useRoving } from './use-roving.ts';

type Props = { question: Question; result: ReleaseListPage; choices: FinderChoices; timeZone: string; now: Date };

type RowProps = { release: ReleaseListRow; stop: RowStop; timeZone: string; now: Date };

function Row({ release, stop, timeZone, now }: RowProps) {
  const { at, deskName, by, edition } = release;
  const nameOf = useNames();
  const row = { ...release, state: stateOf(release) };
  return (
    <ReleaseRow release={row} stop={stop}>
      <time className="found-time" dateTime={at.toISOString()}>
        {clock(at, timeZone)}
      </time>
      <Headline release={row} />
      <span className="found-desk">{deskName}</span>
      <span className="found-by">{nameOf(by)}</span>
      <span className="found-states">
        <RowState state={row.state} edition={edition} />
        <RowEmbargo until={release.embargoUntil} timeZone={timeZone} now={now} />
      </span>
    </ReleaseRow>
  );
}

/** Links by state. Each is a plain address, which can be kept and sent. */
function States({ question }: { question: Question }) {
  const t = useTranslations('finder');
  const states = useTranslations('states');
  const link = (state: FindableState | null, words: string) => (
    <Link
      key={words}
      href={addressOf(question, { state })}
      aria-current={question.state === state ? 'true' : undefined}
      prefetch={false}
    >
      {words}
    </Link>
  );
  return (
    <nav className="finder-states" aria-label={t('state')}>
      {link(null, t('anyState'))}
      {findableStates.map((state) => link(state, states(state)))}
    </nav>
  );
}

function Pages({ question, result: { next, previous } }: Pick<Props, 'question' | 'result'>) {
  const t = useTranslations('finder');
  const link = (
    words: string,
    position: { before: NonNullable<typeof next> } | { after: NonNullable<typeof next> },
  ) => (
    <Link className="button quiet" href={addressOf(question, position)} prefetch={false}>
      {words}
    </Link>
  );
  return next || previous ? (
    <nav className="finder-pages" aria-label={t('pages')}>
      {previous ? link(t('later'), { after: previous }) : null}
      {next ? link(t('earlier'), { before: next }) : null}
    </nav>
  ) : null;
}

/**
 * Every release that the viewer may see, by number, words, person, desk, series, language,
 * state and dates. One line each, grouped by day.
 */
export function Finder({ question, result, choices, timeZone, now }: Props) {
  const t = useTranslations('finder');
  const times = useTimes(timeZone);
  const roving = useRoving(result.rows.map(({ id }) => id));
  const days = [...Map.groupBy(result.rows, ({ at }) => times.day(at))];
  return (
    <main id="main" className="sheet-page finder">
      <h1>{t('title')}</h1>
      <div className="finder-bar">
        <Form action="/desk/releases" className="finder-form" role="search">
          <label htmlFor="find">{t('find')}</label>
          <input
            key={question.q}
            id="find"
            name="q"
            type="search"
            className="input"
            dir="auto"
            autoComplete="off"
            maxLength={600}
            defaultValue={question.q}
            placeholder={t('placeholder')}
          />
          {question.state ? <input type="hidden" name="state" value={question.state} /> : null}
          <button type="submit" className="button">
            {t('find')}
          </button>
          <FinderFilters question={question} choices={choices} />
        </Form>
        <States question={question} />
      </div>
      <div className="list found-list" {...roving.list}>
        {result.rows.length === 0 ? <FinderNothing question={question} isTooMany={result.isTooMany} /> : null}
        {days.map(([day, rows]) => (
          <section key={day} className="found-day" aria-label={day}>
            <h2>{day}</h2>
            <ul role="list">
              {rows.map((release) => (
                <Row key={release.id} release={release} stop={roving.row(release.id)} timeZone={timeZone} now={now} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Pages question={question} result={result} />
    </main>
  );
}
