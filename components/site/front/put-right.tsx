import type { PutRight } from '#lib/site/schema.ts';
import { shortDayOf, timeOf } from '../dates.ts';
import { RowNumber } from '../list.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

type Props = { item: PutRight; place: Place };

/** The number with its month, as a link to the release in its own language. */
export function PutRightNumber({ item, place }: Props) {
  return (
    <a className="put-right-number" href={item.path} hrefLang={item.language}>
      <RowNumber label={item.label} number={item.number} period={item.period} language={place.language} />
    </a>
  );
}

/** What was done and when: "Corrected 28 November, 14:10 · what changed". */
export function PutRightDeed({ item, place, hasDay = true }: Props & { hasDay?: boolean }) {
  const { language, house } = place;
  const words = wordsOf(language);
  const { kind, edition, path, headline } = item;
  const day = hasDay ? `${shortDayOf(item.at, language, house.timeZone)}${words.comma}` : '';
  return (
    <p className="put-right-deed">
      <em data-kind={kind}>{words.putRightKinds[kind]}</em>{' '}
      <time dateTime={item.at.toISOString()}>
        {day}
        {timeOf(item.at, language, house.timeZone)}
      </time>
      {kind === 'corrected' && headline !== null && edition > 1 && (
        <>
          {' · '}
          <a href={`${path}/changes?from=${edition - 1}&to=${edition}`} hrefLang={item.language}>
            {words.whatChanged}
            <span className="aloud"> {item.label}</span>
          </a>
        </>
      )}
    </p>
  );
}
