import { Fragment, type ReactNode } from 'react';
import type { CountedPeriod } from '#lib/site/register-rules.ts';
import type { DeskCount, FrontMonth, FrontPage, PutRight } from '#lib/site/schema.ts';
import { Calendar } from '../calendar.tsx';
import { monthName, monthWithoutYear } from '../dates.ts';
import { namesAnybody, WhoAnswers } from '../house/who-answers.tsx';
import { type Place, prefixOf } from '../place.ts';
import { Seal, Tick } from '../seal.tsx';
import { wordsOf } from '../words/words.ts';
import { PutRightDeed, PutRightNumber } from './put-right.tsx';

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="rail-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The newest month as a small calendar, with the month before it. */
export function MonthPart({ place, month, today }: { place: Place; month: FrontMonth; today?: string }) {
  const { house, language } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const { previous } = month;
  return (
    <Part id="month" title={monthName(month.month, language)}>
      <Calendar
        place={place}
        month={month.month}
        days={month.days}
        size="small"
        {...(today ? { current: { day: today, is: 'date' } } : {})}
      />
      <p className="rail-ways">
        {previous && (
          <a href={`${archive}/${previous.replace('-', '/')}`}>
            ‹{' '}
            {previous.slice(0, 4) === month.month.slice(0, 4)
              ? monthWithoutYear(previous, language)
              : monthName(previous, language)}
          </a>
        )}
        <a href={archive}>{words.allYears}</a>
      </p>
    </Part>
  );
}

function PutRightPart({ place, items }: { place: Place; items: PutRight[] }) {
  const words = wordsOf(place.language);
  return (
    <Part id="put-right" title={words.putRight}>
      <ul className="put-right">
        {items.map((item) => (
          <li key={item.seq}>
            <PutRightNumber item={item} place={place} />
            <div>
              {item.note && (
                <p lang={item.language} dir="auto">
                  {item.note}
                </p>
              )}
              <PutRightDeed item={item} place={place} />
            </div>
          </li>
        ))}
      </ul>
      <p className="rail-ways">
        <a href={`${prefixOf(place.house, place.language)}/corrections`}>{words.allPutRight}</a>
      </p>
    </Part>
  );
}

/** Desks that a rail has room for. */
const mostDesks = 10;

function DesksPart({ place, desks }: { place: Place; desks: DeskCount[] }) {
  const words = wordsOf(place.language);
  const path = `${prefixOf(place.house, place.language)}/desks`;
  const shown = desks.toSorted((a, b) => b.count - a.count).slice(0, mostDesks);
  return (
    <Part id="desks" title={words.desks}>
      <ul className="rail-desks">
        {desks
          .filter((desk) => shown.includes(desk))
          .map(({ key, name, count }) => (
            <li key={key}>
              <a href={`${path}/${key}`}>{name}</a>
              <span>{count}</span>
            </li>
          ))}
      </ul>
      {desks.length > mostDesks && (
        <p className="rail-ways">
          <a href={path}>{words.allDesks}</a>
        </p>
      )}
    </Part>
  );
}

const feeds = { Atom: 'atom', RSS: 'rss', JSON: 'json' };

/** The feeds of all releases in the reader's language. */
function FollowPart({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  return (
    <Part id="follow" title={words.follow}>
      <p className="rail-follow" lang="en" dir="ltr">
        {Object.entries(feeds).map(([name, ending], at) => (
          <Fragment key={ending}>
            {at > 0 && ' · '}
            <a href={`${prefixOf(house, language)}/feeds/all.${ending}`}>{name}</a>
          </Fragment>
        ))}
      </p>
    </Part>
  );
}

function MediaPart({ place }: { place: Place }) {
  return (
    <Part id="media" title={wordsOf(place.language).forTheMedia}>
      <WhoAnswers place={place} />
    </Part>
  );
}

function RegisterPart({ place, proven }: { place: Place; proven: CountedPeriod | null }) {
  const { house, language } = place;
  const words = wordsOf(language);
  const register = `${prefixOf(house, language)}/register`;
  return (
    <Part id="the-register" title={words.theRegister}>
      {proven ? (
        <p className="rail-register">
          {proven.isWhole && (
            <Seal>
              <Tick />
            </Seal>
          )}
          <span>
            {words.accountedFor(proven.counted, proven.expected, monthName(proven.period, language))}{' '}
            <a href={`${register}/${proven.series}/${proven.period}`}>{words.seeItWhole}</a>
          </span>
        </p>
      ) : (
        <p className="rail-register">
          <span>
            {words.everyNumber} <a href={register}>{words.seeItWhole}</a>
          </span>
        </p>
      )}
    </Part>
  );
}

type Props = { place: Place; front: FrontPage; proven: CountedPeriod | null; today: string };

/** Beside the list: the month, what was put right, desks, feeds, whom to ask, and the register. */
export function Rail({ place, front: { month, putRight, desks }, proven, today }: Props) {
  return (
    <aside className="rail" aria-label={wordsOf(place.language).rail}>
      {month && <MonthPart place={place} month={month} today={today} />}
      {putRight.length > 0 && <PutRightPart place={place} items={putRight} />}
      {desks.length > 0 && <DesksPart place={place} desks={desks} />}
      <FollowPart place={place} />
      {namesAnybody(place.house) && <MediaPart place={place} />}
      <RegisterPart place={place} proven={proven} />
    </aside>
  );
}
