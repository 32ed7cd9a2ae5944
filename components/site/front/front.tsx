import { isCapitals } from '#components/ui/capitals.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { CountedPeriod } from '#lib/site/register-rules.ts';
import type { FrontDay, FrontPage, Lead, PublicListItem } from '#lib/site/schema.ts';
import { dayAndMonth, dayAndMonthOf, dayWithoutYear, monthName, shortZoneOf, timeOf } from '../dates.ts';
import { inItsOwn } from '../foreign.tsx';
import { Frame } from '../frame.tsx';
import { RowList, RowNote } from '../list.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Rail } from './rail.tsx';
import { DayCount, Today } from './today.tsx';
import { Pager } from '../pager.tsx';

type Props = {
  place: Place;
  front: FrontPage;
  /** The numbers of the newest month, counted; null where they are too many to count here. */
  proven: CountedPeriod | null;
  /** The date in the house's time zone, YYYY-MM-DD. */
  today: string;
};

const figure = (line: string) => (isCapitals(line) ? 'capitals' : undefined);

function LeadFolio({ item, place: { house, language } }: { item: PublicListItem; place: Place }) {
  const { publishedAt } = item;
  return (
    <p className="lead-folio">
      <bdi className="lead-number">{item.label}</bdi>
      <span {...inItsOwn(item.language, language)}>{item.deskName}</span>
      <time dateTime={publishedAt.toISOString()}>
        {dayAndMonthOf(publishedAt, language, house.timeZone)}{' '}
        <span className="lead-time">
          {timeOf(publishedAt, language, house.timeZone)}{' '}
          <bdi dir="ltr">{shortZoneOf(publishedAt, house.timeZone)}</bdi>
        </span>
      </time>
    </p>
  );
}

/** The newest release: number, desk, time, headline, sub-headlines and first lines. */
function LeadRelease({ lead: { item, subheadlines, first }, place }: { lead: Lead; place: Place }) {
  const own = inItsOwn(item.language, place.language);
  return (
    <article className="lead-release">
      <LeadFolio item={item} place={place} />
      <h2 data-case={item.headline ? figure(item.headline) : undefined} {...own}>
        <a href={item.path}>{item.headline}</a>
      </h2>
      {subheadlines.map((line) => (
        <p key={line} className="lead-sub" data-case={figure(line)} {...own}>
          {line}
        </p>
      ))}
      {first && (
        <p className="lead-first" {...own}>
          {first}
        </p>
      )}
      <RowNote item={item} place={place} hasDesk={false} />
    </article>
  );
}

type DayProps = { day: FrontDay; place: Place; lead: PublicListItem | undefined };

function Day({ day: { day, spans, items }, place, lead }: DayProps) {
  const { language, house } = place;
  const words = wordsOf(language);
  const path = `${prefixOf(house, language)}/archive/${day.replaceAll('-', '/')}`;
  const all = spans.reduce((sum, { count }) => sum + count, 0);
  const more = all - items.length - (lead?.day === day ? 1 : 0);
  return (
    <section className="day" aria-labelledby={`d${day}`}>
      <div className="day-head">
        <h2 id={`d${day}`}>
          <time dateTime={day}>{dayWithoutYear(day, language)}</time>
        </h2>
        <p>
          <DayCount spans={spans} language={language} /> · <a href={`${path}/sheet`}>{words.dayAsSheet}</a>
        </p>
      </div>
      <RowList items={items} place={place} under={{ month: day.slice(0, 7), moment: 'time' }} />
      {more > 0 && (
        <p className="day-more">
          <a href={path}>{words.moreOf(more, dayAndMonth(day, language))}</a>
        </p>
      )}
    </section>
  );
}

/** The front page before anything is published. */
function Nothing({ place }: { place: Place }) {
  const words = wordsOf(place.language);
  return (
    <div className="nothing">
      <h2>{words.nothingYet}</h2>
      <p>{words.whatWillBe}</p>
    </div>
  );
}

function Further({ place, front }: { place: Place; front: FrontPage }) {
  const { house, language } = place;
  const words = wordsOf(language);
  const prefix = prefixOf(house, language);
  const last = front.days.at(-1)?.items.at(-1);
  if (!front.month || !last) return null;
  return (
    <Pager
      language={language}
      next={{ href: `${prefix || '/'}?before=${last.path.split('/releases/')[1]}`, text: words.older }}
    >
      <a href={`${prefix}/archive/${front.month.month.replace('-', '/')}`}>
        {words.allOf(monthName(front.month.month, language))}
      </a>
    </Pager>
  );
}

/** The front page: the newest release, the newest days, and a rail with the ways to the rest. */
export function FrontDocument({ place, front, proven, today }: Props) {
  const { house, language } = place;
  const words = wordsOf(language);
  const lead = front.lead?.item;
  return (
    <Frame
      place={place}
      title={inLanguage(house.names, language)}
      description={words.frontDescription(inLanguage(house.names, language))}
      here="latest"
      inOtherLanguage={sameIn(house, '')}
      today={<Today place={place} today={today} newest={front.days[0]} />}
    >
      <h1 className="title title-quiet">{words.home}</h1>
      <div className="front">
        <div className="front-list">
          {front.days.length === 0 && <Nothing place={place} />}
          {front.lead && <LeadRelease lead={front.lead} place={place} />}
          {front.days
            .filter(({ items }) => items.length > 0)
            .map((day) => (
              <Day key={day.day} day={day} place={place} lead={lead} />
            ))}
          <Further place={place} front={front} />
        </div>
        <Rail place={place} front={front} proven={proven} today={today} />
      </div>
    </Frame>
  );
}
