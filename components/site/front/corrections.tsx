import { isCapitals } from '#components/ui/capitals.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import type { PutRight } from '#lib/site/schema.ts';
import { dayName } from '../dates.ts';
import { inItsOwn } from '../foreign.tsx';
import { Frame } from '../frame.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { PutRightDeed, PutRightNumber } from './put-right.tsx';
import { Pager } from '../pager.tsx';

function Entry({ item, place }: { item: PutRight; place: Place }) {
  const words = wordsOf(place.language);
  const own = inItsOwn(item.language, place.language);
  const { headline, note, state } = item;
  return (
    <li>
      <PutRightNumber item={item} place={place} />
      <div>
        {headline === null ? (
          <p className="row-headline row-gone">{words.headlineGone}</p>
        ) : (
          <p className="row-headline" data-case={isCapitals(headline) ? 'capitals' : undefined} {...own}>
            <a href={item.path} hrefLang={item.language}>
              {state === 'withdrawn' ? <s>{headline}</s> : headline}
            </a>
          </p>
        )}
        {note && (
          <p className="put-right-note" {...own}>
            {note}
          </p>
        )}
      </div>
      <PutRightDeed item={item} place={place} hasDay={false} />
    </li>
  );
}

type Props = { place: Place; items: PutRight[]; older: string | null; newest: boolean };

/** All corrections, withdrawals and reinstatements, newest first, under the day of the deed. */
export function CorrectionsDocument({ place, items, older, newest }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const path = `${prefixOf(house, language)}/corrections`;
  const byDay = [...Map.groupBy(items, ({ at }) => dayOf(at, house.timeZone))];
  return (
    <Frame
      place={place}
      title={newest ? words.corrections : `${words.corrections}: ${words.older}`}
      description={words.correctionsIntro}
      inOtherLanguage={sameIn(house, '/corrections')}
      canonical={newest ? path : null}
    >
      <div className="page-head">
        <h1>{words.corrections}</h1>
        <p>{words.correctionsIntro}</p>
      </div>
      {items.length === 0 && <p className="empty">{words.nothingPutRight}</p>}
      {byDay.map(([day, ofDay]) => (
        <section key={day} className="day" aria-labelledby={`d${day}`}>
          <div className="day-head">
            <h2 id={`d${day}`}>
              <time dateTime={day}>{dayName(day, language)}</time>
            </h2>
          </div>
          <ul className="put-right put-right-list">
            {ofDay.map((item) => (
              <Entry key={item.seq} item={item} place={place} />
            ))}
          </ul>
        </section>
      ))}
      <Pager
        language={language}
        first={newest ? null : { href: path, text: words.newestPutRight }}
        next={older === null ? null : { href: older, text: words.olderPutRight }}
      />
    </Frame>
  );
}
