'use client';
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
import { stateOf, stateWords } from '#components/desk/states.ts';
import { clock, dayWords } from '#components/desk/times.ts';
import { FinderFilters } from './finder-filters.tsx';
import { FinderNothing } from './finder-nothing.tsx';
import { Headline, ReleaseRow, RowState } from './release-row.tsx';
import { type RowStop, useRoving } from './use-roving.ts';

type Props = { question: Question; result: ReleaseListPage; choices: FinderChoices; timeZone: string };

function Row({ release, stop, timeZone }: { release: ReleaseListRow; stop: RowStop; timeZone: string }) {
  const { at, deskName, by, edition } = release;
  const row = { ...release, state: stateOf(release) };
  return (
    <ReleaseRow release={row} stop={stop}>
      <time className="found-time" dateTime={at.toISOString()}>
        {clock(at, timeZone)}
      </time>
      <Headline release={row} />
      <span className="found-desk">{deskName}</span>
      <span className="found-by">{by}</span>
      <RowState state={row.state} edition={edition} />
    </ReleaseRow>
  );
}

/** Links by state. Each is a plain address, which can be kept and sent. */
function States({ question }: { question: Question }) {
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
    <nav className="finder-states" aria-label="State">
      {link(null, 'Any state')}
      {findableStates.map((state) => link(state, stateWords[state]))}
    </nav>
  );
}

function Pages({ question, result: { next, previous } }: Pick<Props, 'question' | 'result'>) {
  const link = (
    words: string,
    position: { before: NonNullable<typeof next> } | { after: NonNullable<typeof next> },
  ) => (
    <Link className="button quiet" href={addressOf(question, position)} prefetch={false}>
      {words}
    </Link>
  );
  return next || previous ? (
    <nav className="finder-pages" aria-label="Pages">
      {previous ? link('Later releases', { after: previous }) : null}
      {next ? link('Earlier releases', { before: next }) : null}
    </nav>
  ) : null;
}

/**
 * Every release that the viewer may see, by number, words, person, desk, series, language,
 * state and dates. One line each, grouped by day.
 */
export function Finder({ question, result, choices, timeZone }: Props) {
  const roving = useRoving(result.rows.map(({ id }) => id));
  const days = [...Map.groupBy(result.rows, ({ at }) => dayWords(at, timeZone))];
  return (
    <main id="main" className="sheet-page finder">
      <h1>All releases</h1>
      <div className="finder-bar">
        <Form action="/desk/releases" className="finder-form" role="search">
          <label htmlFor="find">Find</label>
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
            placeholder="219, “PR 219 nov 2026”, or words"
          />
          {question.state ? <input type="hidden" name="state" value={question.state} /> : null}
          <button type="submit" className="button">
            Find
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
                <Row key={release.id} release={release} stop={roving.row(release.id)} timeZone={timeZone} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Pages question={question} result={result} />
    </main>
  );
}
