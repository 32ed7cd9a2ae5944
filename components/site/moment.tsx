import { dateOf, shortZoneOf, timeOf } from './dates.ts';
import type { Place } from './place.ts';
import { wordsOf } from './words/words.ts';

/** "28 November 2026, 09:10 UTC+5". Hour and zone stay together, in one direction. */
export function Moment({ at, place, className }: { at: Date; place: Place; className?: string }) {
  const { language, house } = place;
  return (
    <time className={className} dateTime={at.toISOString()}>
      {dateOf(at, language, house.timeZone)}
      {wordsOf(language).comma}
      <bdi dir="ltr" className="hour">
        {timeOf(at, language, house.timeZone)} {shortZoneOf(at, house.timeZone)}
      </bdi>
    </time>
  );
}
